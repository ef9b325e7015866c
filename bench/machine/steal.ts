import { readFile } from 'node:fs/promises'
import { messageOf, type Unavailable, unavailable, unlessLinux } from './availability.ts'

/** Time of all cores since the machine started, in clock ticks. */
export type MachineTime = {
  readonly state: 'measured'
  /** While a core had work and the host gave the core to somebody else. */
  readonly stolenTicks: number
  readonly allTicks: number
}

/** Reads the first line of /proc/stat (proc_stat(5)). */
export async function readMachineTime(): Promise<MachineTime | Unavailable> {
  const missing = unlessLinux('the time that a host takes from its guest')
  if (missing) return missing
  try {
    return parseMachineTime(await readFile('/proc/stat', 'utf8'))
  } catch (error) {
    return unavailable(messageOf(error))
  }
}

/**
 * `cpu user nice system idle iowait irq softirq steal guest guest_nice`: the last two are in user and nice already.
 */
export function parseMachineTime(text: string): MachineTime {
  const [, ...fields] = (text.split('\n', 1)[0] ?? '').split(/\s+/)
  const ticks = fields.slice(0, 8).map(Number)
  return {
    state: 'measured',
    stolenTicks: ticks[7] ?? 0,
    allTicks: ticks.reduce((sum, field) => sum + field, 0),
  }
}

/** The share of its time that the machine lost to others between two readings; undefined where it could not be read. */
export function stolenShare(
  before: MachineTime | Unavailable,
  after: MachineTime | Unavailable,
): number | undefined {
  if (before.state !== 'measured' || after.state !== 'measured') return undefined
  const all = after.allTicks - before.allTicks
  return all <= 0 ? undefined : (after.stolenTicks - before.stolenTicks) / all
}

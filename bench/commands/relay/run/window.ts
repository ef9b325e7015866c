import { monotonicNs } from '../../../load/probe/delay-log.ts'
import { cpuBetween, readCpu } from '../../../machine/cpu.ts'
import type { RelayPart } from '../samples.ts'
import { countedBetween, type ProcessCounters, readCounters } from './process-counters.ts'

/** What was used between the two ends of a window. */
export type WindowUse = {
  /** The ends on the monotonic clock, which client and mock share. */
  readonly fromMs: number
  readonly toMs: number
  /** User and system CPU time by part; absent where it cannot be measured. */
  readonly cpuMicroseconds: Readonly<Partial<Record<RelayPart, number>>>
  /** What the kernel counted of the arm. */
  readonly counters: ProcessCounters
}

/** Opens a window; the returned function closes it. Neither disturbs the processes (reading PSS would). */
export async function openWindow(
  pids: Readonly<Record<RelayPart, number>>,
): Promise<() => Promise<WindowUse>> {
  const before = await read(pids)
  return async () => {
    const after = await read(pids)
    const cpuMicroseconds: Partial<Record<RelayPart, number>> = {}
    for (const part of Object.keys(pids) as RelayPart[]) {
      const [first, last] = [before.cpu[part], after.cpu[part]]
      if (first.state !== 'measured' || last.state !== 'measured') continue
      cpuMicroseconds[part] = Math.round(cpuBetween(first, last).microseconds)
    }
    const counters = countedBetween(before.counters, after.counters)
    return { fromMs: before.atMs, toMs: after.atMs, cpuMicroseconds, counters }
  }
}

/** The arm first: the moment is its, and the others are only asked whether they were saturated. */
async function read(pids: Readonly<Record<RelayPart, number>>) {
  const arm = await readCpu([pids.arm])
  const atMs = monotonicNs() / 1e6
  const counters = await readCounters(pids.arm)
  const cpu = { arm, mock: await readCpu([pids.mock]), client: await readCpu([pids.client]) }
  return { atMs, counters, cpu }
}

import { readdir, readFile } from 'node:fs/promises'
import { messageOf, type Unavailable, unavailable, unlessLinux } from './availability.ts'
import { parseProcStat, readAuxiliaryVector, readProcFile } from './proc.ts'
import { processTree } from './process/processes.ts'

/** CPU time (user + system) that each process has used since it started, read at one moment. */
export type CpuReading = {
  readonly state: 'measured'
  /** Monotonic clock of this process, in milliseconds. */
  readonly atMs: number
  readonly microsecondsByPid: ReadonlyMap<number, number>
  /** How fine the figure is: thread run time in nanoseconds, or clock ticks (10 ms as a rule). */
  readonly source: 'schedstat' | 'stat'
}

/** The CPU time that a set of processes used between two readings. */
export type CpuUse = {
  readonly microseconds: number
  readonly windowMs: number
  /** CPU time over wall time: 1 is one core fully busy. */
  readonly shareOfCore: number
  /** Processes of the first reading that had ended by the second: what they used in between is lost. */
  readonly endedPids: readonly number[]
}

/**
 * Reads the CPU time of each live process of the list. /proc/PID/task/TID/schedstat has nanoseconds
 * but only of the threads that still live; /proc/PID/stat has every thread but rounds down to ticks.
 * Neither ever says too much, so the larger of the two is taken.
 */
export async function readCpu(pids: readonly number[]): Promise<CpuReading | Unavailable> {
  const missing = unlessLinux('the CPU time of a process')
  if (missing) return missing
  try {
    const { ticksPerSecond } = await readAuxiliaryVector()
    const microsecondsByTick = 1e6 / ticksPerSecond
    const microsecondsByPid = new Map<number, number>()
    let source: CpuReading['source'] = 'schedstat'
    for (const pid of pids) {
      const line = await readProcFile(`/proc/${pid}/stat`)
      if (!line) continue
      const { userTicks, systemTicks } = parseProcStat(line)
      const threads = await threadMicroseconds(pid)
      if (threads === undefined) source = 'stat'
      const rounded = (userTicks + systemTicks) * microsecondsByTick
      microsecondsByPid.set(pid, Math.max(rounded, threads ?? 0))
    }
    return { state: 'measured', atMs: performance.now(), microsecondsByPid, source }
  } catch (error) {
    return unavailable(messageOf(error))
  }
}

/**
 * What was used between two readings. A process that is only in the second one counts from its
 * start; the window is never taken as zero.
 */
export function cpuBetween(first: CpuReading, second: CpuReading): CpuUse {
  let microseconds = 0
  for (const [pid, used] of second.microsecondsByPid) {
    microseconds += Math.max(0, used - (first.microsecondsByPid.get(pid) ?? 0))
  }
  const windowMs = Math.max(second.atMs - first.atMs, Number.EPSILON)
  const endedPids = [...first.microsecondsByPid.keys()].filter(
    pid => !second.microsecondsByPid.has(pid),
  )
  return { microseconds, windowMs, shareOfCore: microseconds / 1000 / windowMs, endedPids }
}

/** Undefined where the kernel keeps no schedstat (CONFIG_SCHED_INFO off: the file is missing or 0). */
async function threadMicroseconds(pid: number): Promise<number | undefined> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => [])
  const lines = await Promise.all(
    threads.map(thread => readProcFile(`/proc/${pid}/task/${thread}/schedstat`)),
  )
  const nanoseconds = lines.reduce((sum, line) => sum + Number(line?.split(' ')[0] ?? 0), 0)
  return nanoseconds > 0 ? nanoseconds / 1000 : undefined
}

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

/** The CPU time of processes and all that came from them. */
export async function readTreeCpu(pids: readonly number[]): Promise<CpuReading | Unavailable> {
  const tree = await processTree(pids)
  return await readCpu(tree.state === 'measured' ? tree.pids : pids)
}

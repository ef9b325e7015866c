import { readProcFile } from './proc.ts'

/** What a process has done so far, as the kernel counts it. Absent where the kernel does not tell. */
export type ProcessCounters = {
  /** Calls of read and write: Node uses them for sockets (proc_pid_io(5)). */
  readonly reads?: number
  readonly writes?: number
  /** How often the main thread has slept for want of work, and so was woken (proc_pid_status(5)). */
  readonly wakeUps?: number
  /** How long the main thread stood ready while others had its core, in microseconds (schedstat, field 2). */
  readonly waitMicroseconds?: number
}

/** Reads them. Stalls nobody. */
export async function readCounters(pid: number): Promise<ProcessCounters> {
  const read = (file: string) => readProcFile(`/proc/${pid}/${file}`).catch(() => undefined)
  const [io, status, schedstat] = [await read('io'), await read('status'), await read('schedstat')]
  const wait = schedstat === undefined ? undefined : Number(schedstat.split(' ')[1])
  return {
    ...field('reads', io, /^syscr: (\d+)$/m),
    ...field('writes', io, /^syscw: (\d+)$/m),
    ...field('wakeUps', status, /^voluntary_ctxt_switches:\s+(\d+)$/m),
    ...(wait === undefined ? {} : { waitMicroseconds: Math.round(wait / 1_000) }),
  }
}

/** What was counted between two readings. */
export function countedBetween(first: ProcessCounters, last: ProcessCounters): ProcessCounters {
  const names = Object.keys(first) as (keyof ProcessCounters)[]
  return Object.fromEntries(
    names.flatMap(name => {
      const [before, after] = [first[name], last[name]]
      return before === undefined || after === undefined ? [] : [[name, after - before]]
    }),
  )
}

function field<Name extends string>(
  name: Name,
  text: string | undefined,
  pattern: RegExp,
): Partial<Record<Name, number>> {
  const found = pattern.exec(text ?? '')?.[1]
  return found === undefined ? {} : ({ [name]: Number(found) } as Record<Name, number>)
}

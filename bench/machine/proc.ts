import { readFile } from 'node:fs/promises'

/** The two constants of the kernel in which /proc counts: pages and clock ticks. */
export type KernelUnits = { readonly pageBytes: number; readonly ticksPerSecond: number }

/** getauxval(3): the entries that `getconf PAGESIZE` and `getconf CLK_TCK` answer from. */
const AT_PAGESZ = 6n
const AT_CLKTCK = 17n

/**
 * Reads the units from /proc/self/auxv: pairs of native words, key and value. So no `getconf` is
 * needed, which small images lack. Linux on 64 bits, little-endian (all that Node is built for
 * there but s390x); throws when an entry is missing.
 */
export async function readAuxiliaryVector(): Promise<KernelUnits> {
  const bytes = await readFile('/proc/self/auxv')
  const values = new Map<bigint, number>()
  for (let offset = 0; offset + 16 <= bytes.length; offset += 16) {
    values.set(bytes.readBigUInt64LE(offset), Number(bytes.readBigUInt64LE(offset + 8)))
  }
  const pageBytes = values.get(AT_PAGESZ)
  const ticksPerSecond = values.get(AT_CLKTCK)
  if (!pageBytes || !ticksPerSecond) {
    throw new Error(
      `expected AT_PAGESZ and AT_CLKTCK in /proc/self/auxv, found ${[...values.keys()]}`,
    )
  }
  return { pageBytes, ticksPerSecond }
}

/** What the bench needs of one line of /proc/PID/stat (proc_pid_stat(5)); times are in clock ticks. */
export type ProcStat = {
  readonly pid: number
  /** One letter: R running, S sleeping, Z ended but not yet collected by its parent, … */
  readonly runState: string
  readonly parentPid: number
  readonly sessionId: number
  readonly userTicks: number
  readonly systemTicks: number
}

/**
 * Parses /proc/PID/stat. The command name (field 2) is in parentheses and may itself hold spaces and
 * parentheses, so the fields are counted from the last closing one.
 */
export function parseProcStat(line: string): ProcStat {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  const field = (number: number) => Number(fields[number - 3])
  return {
    pid: Number.parseInt(line, 10),
    runState: fields[0] ?? '',
    parentPid: field(4),
    sessionId: field(6),
    userTicks: field(14),
    systemTicks: field(15),
  }
}

/** Reads a process's stat line; undefined when the process is gone. */
export async function readProcStat(pid: number): Promise<ProcStat | undefined> {
  const line = await readProcFile(`/proc/${pid}/stat`)
  return line === undefined ? undefined : parseProcStat(line)
}

/**
 * Reads a file below /proc/PID; undefined when the process (or thread) is gone: ENOENT before the
 * file is opened, ESRCH between opening and reading. Any other error is thrown.
 */
export async function readProcFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ESRCH') return undefined
    throw error
  }
}

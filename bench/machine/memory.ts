import { readFile } from 'node:fs/promises'
import { messageOf, type Unavailable, unavailable, unlessLinux } from './availability.ts'
import { readAuxiliaryVector, readProcFile } from './proc.ts'

/** The memory of a set of processes together, in bytes. */
export type ProcessMemory = {
  readonly state: 'measured'
  /** Proportional set size: a page that n processes map counts 1/n in each, so sums are right. */
  readonly pssBytes: number
  /** Resident set size: shared pages are counted once for each process that maps them. */
  readonly rssBytes: number
  /** Pages that only one process maps. */
  readonly privateBytes: number
  /** Pages that more than one process maps, counted like RSS. */
  readonly sharedBytes: number
  /** The processes that were read; one that ended meanwhile is left out. */
  readonly pids: readonly number[]
}

/** The kernel's buffers of every TCP socket of the machine, in bytes, and how many sockets there are. */
export type SocketMemory = {
  readonly state: 'measured'
  readonly tcpBytes: number
  readonly tcpSockets: number
}

/**
 * Sums /proc/PID/smaps_rollup over the processes. Reading it stalls the process that is read (it
 * walks its page tables), so never call this inside a latency window.
 */
export async function readProcessMemory(
  pids: readonly number[],
): Promise<ProcessMemory | Unavailable> {
  const missing = unlessLinux('the proportional set size (PSS)')
  if (missing) return missing
  const total = { pssBytes: 0, rssBytes: 0, privateBytes: 0, sharedBytes: 0 }
  const read: number[] = []
  for (const pid of pids) {
    try {
      const text = await readProcFile(`/proc/${pid}/smaps_rollup`)
      if (!text) continue
      const memory = parseSmapsRollup(text)
      total.pssBytes += memory.pssBytes
      total.rssBytes += memory.rssBytes
      total.privateBytes += memory.privateBytes
      total.sharedBytes += memory.sharedBytes
      read.push(pid)
    } catch (error) {
      return unavailable(messageOf(error))
    }
  }
  return { state: 'measured', ...total, pids: read }
}

/** Parses one /proc/PID/smaps_rollup (proc_pid_smaps(5)), whose kB are 1,024 bytes. */
export function parseSmapsRollup(
  text: string,
): Pick<ProcessMemory, 'pssBytes' | 'rssBytes' | 'privateBytes' | 'sharedBytes'> {
  const bytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0) * 1024
  return {
    pssBytes: bytes('Pss'),
    rssBytes: bytes('Rss'),
    privateBytes: bytes('Private_Clean') + bytes('Private_Dirty'),
    sharedBytes: bytes('Shared_Clean') + bytes('Shared_Dirty'),
  }
}

/**
 * Reads the TCP line of /proc/net/sockstat. It is machine-wide: both ends of a local connection are
 * in it, and so is whatever else runs. It counts buffers, not the kernel's structure per socket.
 */
export async function readSocketMemory(): Promise<SocketMemory | Unavailable> {
  const missing = unlessLinux('the memory of sockets')
  if (missing) return missing
  try {
    const text = await readFile('/proc/net/sockstat', 'utf8')
    const { pageBytes } = await readAuxiliaryVector()
    return { state: 'measured', ...parseSockstat(text, pageBytes) }
  } catch (error) {
    return unavailable(messageOf(error))
  }
}

/** Parses /proc/net/sockstat, whose `mem` is in pages; throws when it has no TCP line. */
export function parseSockstat(
  text: string,
  pageBytes: number,
): Pick<SocketMemory, 'tcpBytes' | 'tcpSockets'> {
  const tcp = /^TCP: .*\balloc (\d+) mem (\d+)$/m.exec(text)
  if (!tcp) throw new Error(`expected a line "TCP: … alloc N mem N" in sockstat, found: ${text}`)
  return { tcpSockets: Number(tcp[1]), tcpBytes: Number(tcp[2]) * pageBytes }
}

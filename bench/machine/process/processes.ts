import { readdir, stat } from 'node:fs/promises'
import { messageOf, type Unavailable, unavailable, unlessLinux } from '../availability.ts'
import { type ProcStat, readProcStat } from '../proc.ts'

/** The live processes that belong together, those that were started first. */
export type ProcessTree = { readonly state: 'measured'; readonly pids: readonly number[] }

/**
 * The started processes that are alive and all that came from them: their descendants, and the
 * members of a session that one of them leads. A started process leads a session of its own
 * (managed-process.ts), so a grandchild whose parent has ended is still found.
 */
export async function processTree(
  startedPids: readonly number[],
): Promise<ProcessTree | Unavailable> {
  const missing = unlessLinux('the process tree')
  if (missing) return missing
  const stats = await allProcesses()
  const roots = new Set(startedPids)
  const tree = new Set(startedPids.filter(pid => stats.some(stat => stat.pid === pid)))
  for (const { pid, sessionId } of stats) {
    if (roots.has(sessionId)) tree.add(pid)
  }
  // A set is walked in order of insertion: what is added here is visited in its turn.
  for (const member of tree) {
    for (const { pid, parentPid } of stats) {
      if (parentPid === member) tree.add(pid)
    }
  }
  return { state: 'measured', pids: [...tree] }
}

/**
 * Which file a process runs, as `device:inode`. Two processes with the same value share the pages of
 * the binary, and then the PSS of each depends on the other (node-copy.ts).
 */
export async function executableIdentity(
  pid: number,
): Promise<{ readonly state: 'measured'; readonly identity: string } | Unavailable> {
  const missing = unlessLinux('the executable of a process')
  if (missing) return missing
  try {
    const { dev, ino } = await stat(`/proc/${pid}/exe`)
    return { state: 'measured', identity: `${dev}:${ino}` }
  } catch (error) {
    return unavailable(messageOf(error))
  }
}

async function allProcesses(): Promise<ProcStat[]> {
  const entries = await readdir('/proc')
  const pids = entries.filter(entry => /^\d+$/.test(entry)).map(Number)
  const stats = await Promise.all(pids.map(readProcStat))
  return stats.filter(stat => stat !== undefined).filter(stat => stat.runState !== 'Z')
}

import { readFile } from 'node:fs/promises'

/** The kernel walks every page table to answer, and the process may wait for it: never more often than this. */
const MAX_AGE_MS = 10_000

type Reading = { readonly atMs: number; readonly bytes: Promise<number | undefined> }

let last: Reading = { atMs: Number.NEGATIVE_INFINITY, bytes: Promise.resolve(undefined) }

/**
 * The proportional set size of this process in bytes (proc_pid_smaps(5)), at most ten seconds old; undefined where the
 * system does not tell.
 */
export function proportionalMemory(): Promise<number | undefined> {
  const now = performance.now()
  if (now - last.atMs >= MAX_AGE_MS) last = { atMs: now, bytes: read() }
  return last.bytes
}

async function read(): Promise<number | undefined> {
  const text = await readFile('/proc/self/smaps_rollup', 'utf8').catch(() => '')
  const kibibytes = /^Pss:\s+(\d+) kB$/m.exec(text)?.[1]
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024
}

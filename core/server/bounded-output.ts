import type { Writable } from 'node:stream'

/** What may wait for a reader. The log has the same limit of its own, and counts what it loses. */
const MAX_WAITING_BYTES = 256 * 1024

/**
 * Bounds what waits for a reader of a process's output: what Next and its dependencies print goes there, a stranger's request can
 * make them print, and a pipe that nobody reads takes 64 KiB and leaves the rest in memory. What is over the limit is
 * dropped.
 *
 * @param stream `process.stdout` or `process.stderr`
 */
export function boundOutput(stream: Writable): void {
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean
  stream.write = (...args: unknown[]) => {
    if (stream.writableLength < MAX_WAITING_BYTES) return write(...args)
    const written = args.at(-1)
    if (typeof written === 'function') process.nextTick(written)
    return false
  }
}

import type { Writable } from 'node:stream'

/** What may wait for a reader; an hour of a calm server is less. */
const MAX_WAITING_BYTES = 256 * 1024

/**
 * Lines to a pipe that may have no reader. A full pipe costs lines, never the process: what is over the limit is
 * dropped and counted, and neither a token nor the exit waits.
 *
 * @param stream its writes must not block, as those of a pipe in Node.js do not
 * @param onDropped called with the number of lost lines once the reader has taken what waited
 */
export function boundedLines(
  stream: Writable,
  onDropped: (lines: number) => void,
): { write(line: string): void } {
  let dropped = 0
  // A reader that is gone (EPIPE) must not end the process.
  stream.on('error', () => {})
  const tell = () => {
    const lines = dropped
    dropped = 0
    onDropped(lines)
  }
  return {
    write(line) {
      if (stream.writableLength < MAX_WAITING_BYTES) {
        stream.write(line)
        return
      }
      if (dropped === 0) stream.once('drain', tell)
      dropped += 1
    },
  }
}

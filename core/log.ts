import { Socket } from 'node:net'
import pino from 'pino'
import { boundedLines } from './log/bounded-lines.ts'

/**
 * What the operator should know, as JSON lines on stderr. No key, prompt, answer, query string or upstream body is ever
 * logged. Written behind the tokens' back: a hostile peer must not make the process wait for its terminal.
 */
export const log = pino(
  { base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
  isPipe()
    ? boundedLines(process.stderr, lines =>
        log.warn({ lines }, 'lines were dropped while nobody read them'),
      )
    : pino.destination({ dest: 2, sync: false }),
)

/** A thread that writes to a full pipe never comes back, and the exit waits for it; a file or a terminal takes all. */
function isPipe(): boolean {
  return process.stderr instanceof Socket && !process.stderr.isTTY
}

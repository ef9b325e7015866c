import pino from 'pino'

/**
 * What the operator should know, as JSON lines on stderr. No key, prompt, answer, query string or upstream body is ever
 * logged. Written behind the tokens' back: a hostile peer must not make the process wait for its terminal.
 */
export const log = pino(
  { base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ dest: 2, sync: false }),
)

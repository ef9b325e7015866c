import pino from 'pino'

/**
 * What the operator should know, as JSON lines on stderr. No key, prompt, answer, query string or upstream body is ever
 * logged.
 */
export const log = pino(
  { base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination(2),
)

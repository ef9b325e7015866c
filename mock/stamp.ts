// A stamp is the moment of writing, carried inside a token's text, so that a probe can take the delay of that very
// token: `@` and 18 decimal digits of monotonic nanoseconds (enough for 31 years since boot). The prose contains no `@`.

const mark = '@'
const digits = 18

const stampLength = mark.length + digits

/**
 * Writes a moment of the machine's monotonic clock as text that needs no escaping in JSON.
 *
 * @param ns nanoseconds from `process.hrtime.bigint()`; every process on one machine reads the same clock
 */
export function formatStamp(ns: bigint): string {
  return mark + ns.toString().padStart(digits, '0')
}

/**
 * Reads the first stamp at or after `from`.
 *
 * @returns nanoseconds to compare with `process.hrtime.bigint()`, or `undefined` where there is no whole stamp
 */
export function readStamp(text: string, from = 0): bigint | undefined {
  for (let at = text.indexOf(mark, from); at !== -1; at = text.indexOf(mark, at + 1)) {
    if (areDigits(text, at + 1)) return BigInt(text.slice(at + 1, at + stampLength))
  }
  return undefined
}

function areDigits(text: string, from: number): boolean {
  if (from + digits > text.length) return false
  for (let at = from; at < from + digits; at++) {
    const code = text.charCodeAt(at)
    if (code < 48 || code > 57) return false
  }
  return true
}

/** What a close code means, and what the client may do about it. */
export type CloseCode = {
  readonly code: number
  readonly reason: string
  readonly retry: 'never' | 'now' | 'after-backoff' | 'when-announced'
}

/** Every code that a socket of ours closes with, by name. PROTOCOL.md shows this table. */
export const closeCodes = {
  done: { code: 1000, reason: 'done', retry: 'never' },
  goingAway: { code: 1001, reason: 'the page went away', retry: 'now' },
  policy: { code: 1008, reason: 'policy', retry: 'never' },
  tooBig: { code: 1009, reason: 'frame too big', retry: 'never' },
  internal: { code: 1011, reason: 'internal error', retry: 'after-backoff' },
  restart: { code: 1012, reason: 'restart', retry: 'when-announced' },
  /** No server sends it: the page closes so what it got no ticket for. */
  signedOut: { code: 4401, reason: 'no ticket', retry: 'never' },
  overload: { code: 1013, reason: 'slow reader', retry: 'after-backoff' },
} as const satisfies Record<string, CloseCode>

/** May a client that saw this code connect again? A code of no table (1006: no close frame) may, after a pause. */
export function retryAfterClose(code: number): CloseCode['retry'] {
  const known = Object.values(closeCodes).find(entry => entry.code === code)
  return known?.retry ?? 'after-backoff'
}

/** The reason of a `restart` close: when to come back. At most 123 bytes, as RFC 6455 asks of a reason. */
export function announceRetry(retryAfterMs: number): string {
  return `retry-after-ms=${Math.round(retryAfterMs)}`
}

/** Reads what `announceRetry` wrote; undefined when the reason says nothing of the kind. */
export function announcedRetryMs(reason: string): number | undefined {
  const digits = /^retry-after-ms=(\d{1,9})$/.exec(reason)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

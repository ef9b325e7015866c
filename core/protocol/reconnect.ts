// How a client comes back: the page's manners, and those of the bench's fault clients.

/** How often a lost answer is asked for again before a client gives up: 80 s on average. */
export const maxReconnectAttempts = 10

const firstDelayMs = 500
const longestDelayMs = 15_000

/** A connection that lived this long was a good one: the next drop starts the back-off afresh. */
export const goodConnectionMs = 5_000

type ReconnectDelayOptions = {
  /** 0 for the first attempt after a drop. */
  readonly attempt: number
  /** What the server announced in its close frame; it has spread its clients already. */
  readonly announcedMs?: number | undefined
  /** Uniform in [0, 1). */
  readonly random: () => number
}

/**
 * How long to wait before connecting again, in milliseconds: what the server announced on the first
 * attempt, else exponential with "equal jitter" (half fixed, half random, as in AWS's "Exponential
 * Backoff And Jitter"), so that clients that fell together do not come back together.
 */
export function reconnectDelayMs({ attempt, announcedMs, random }: ReconnectDelayOptions): number {
  if (attempt === 0 && announcedMs !== undefined) return announcedMs
  const ceilingMs = Math.min(longestDelayMs, firstDelayMs * 2 ** attempt)
  return Math.round(ceilingMs / 2 + (random() * ceilingMs) / 2)
}

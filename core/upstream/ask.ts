import { setTimeout as pause } from 'node:timers/promises'
import { ApiRefusal } from './api-refusal.ts'
import { failure, notBegun, seconds, UpstreamError } from './failure.ts'
import { isPassing } from './failure-of-network.ts'
import type { Patience } from './patience.ts'

const MAX_RETRIES = 2
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 8_000

/** Statuses after which the API has done nothing, and may do it in a moment. */
const RETRIED = [429, 500, 502, 503, 529]

/**
 * Asks until the API begins to answer. It is asked again where it refused for the moment, or the connection broke before
 * it had begun; never after a time-out, when it may be at work on the answer, and on the bill. All attempts together
 * have one deadline.
 *
 * @throws UpstreamError when the deadline has passed, or would pass before the API wants to be asked again
 * @throws what the last attempt threw
 */
export async function askUntilAnswered<Answer>(
  attempt: (signal: AbortSignal) => Promise<Answer>,
  options: { readonly signal: AbortSignal; readonly patience: Patience },
): Promise<Answer> {
  const { signal, patience } = options
  const deadlineMs = performance.now() + patience.ms
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), patience.ms)
  const either = AbortSignal.any([signal, late.signal])
  try {
    for (let retries = 0; ; retries += 1) {
      try {
        return await attempt(either)
      } catch (error) {
        if (signal.aborted) throw error
        if (late.signal.aborted) throw new UpstreamError(notBegun(patience))
        const pauseMs = pauseAfter(error, retries)
        if (pauseMs === undefined) throw error
        if (performance.now() + pauseMs >= deadlineMs) throw impatient(error)
        await pause(pauseMs, undefined, { signal: either })
      }
    }
  } finally {
    clearTimeout(timer)
  }
}

/** How long to wait before asking again; undefined where that is of no use. */
function pauseAfter(error: unknown, retries: number): number | undefined {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  const pauseMs = backOffMs(retries)
  if (!(cause instanceof ApiRefusal)) {
    return isPassing(error) && retries < MAX_RETRIES ? pauseMs : undefined
  }
  const { kind } = cause.failure
  // A model that loads is worth the whole wait.
  if (kind === 'model-loading' && RETRIED.includes(cause.status)) return pauseMs
  const isMomentary = kind === 'rate-limited' || kind === 'server-error'
  if (!isMomentary || !RETRIED.includes(cause.status) || retries === MAX_RETRIES) return undefined
  return cause.retryAfterMs ?? pauseMs
}

/** Exponential, with a quarter of jitter, so that those who were refused together do not come back together. */
function backOffMs(retries: number): number {
  const fullMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** retries)
  return fullMs * (1 - Math.random() * 0.25)
}

/** What failed, with the time after which the API may be asked again. */
function impatient(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined
  if (!(cause instanceof ApiRefusal) || cause.retryAfterMs === undefined) return error
  if (cause.failure.kind !== 'rate-limited') return error
  const message = `The API is answering too many requests just now. Wait ${seconds(cause.retryAfterMs)}, then retry.`
  return new UpstreamError(failure('rate-limited', { message, detail: cause.failure.detail }))
}

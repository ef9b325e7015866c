import { MAX_LATENESS_MS } from '../bench/plan/limits.ts'
import { answers } from '../bench/plan/profile.ts'
import { slo as bench } from '../bench/plan/slo.ts'

/** What is promised, and what the panels and alerts draw the line at. Seconds, shares from 0 to 1. */
export const slo = {
  /** Added delay of a token, p99. Must be a bound of `ladders.relayDelay`: the alert counts what lies below it. */
  addedDelaySeconds: bench.addedDelayMs / 1_000,
  /** What the deployment may add to the time to first token. */
  addedTimeToFirstTokenSeconds: bench.addedTtftMs / 1_000,
  /** Of answers, and of tokens, that must meet it. */
  target: bench.share,
} as const

/** The time that the mock takes to its first token during a bench: a bench's TTFT holds it. */
export const mockTimeToFirstTokenSeconds = answers.ttftMs / 1_000

/** Turns of a bench sent later than this at p99 make the run void. */
export const MAX_LATENESS_SECONDS = MAX_LATENESS_MS / 1_000

/** Above this share of the descriptors a process is about to refuse sockets. */
export const DESCRIPTORS_SHARE = 0.8

// How the mock answers under this bench, the floor with it.

/** Tokens a second of every stream, as a hosted model writes. */
export const TOKENS_PER_SECOND = 20

/** Gaps with a mean of 1000 / TOKENS_PER_SECOND ms: median · e^(σ²/2). Streams drift apart, so that no two stay in step. */
export const GAP = 'lognormal:47.8,0.3'

/** Time to first token. */
export const TTFT = 'constant:100'

/** Streams are started one after another over this time. */
export const RAMP_SECONDS = 1

/**
 * The rule of the warm-up: so long after the last stream was asked for nothing is measured. Until then V8 is still
 * compiling: a process costs twice as much a token in its first seconds, and stays the same from the eighth on.
 */
export const WARM_UP_SECONDS = 7

/** Tokens of an answer: one answer outlasts a run, so that tokens alone are measured and no requests. */
export function answerTokens(durationSeconds: number): number {
  const marginSeconds = 30
  return (RAMP_SECONDS + WARM_UP_SECONDS + durationSeconds + marginSeconds) * TOKENS_PER_SECOND
}

/** What a streaming answer may lose on its way through a deployment. Printed with every result. */
export type Slo = {
  /** Time to first token beyond the mock's own, per answer, in milliseconds. */
  readonly addedTtftMs: number
  /** Added delay of a token, p99 over the probe's streams, in milliseconds. */
  readonly addedDelayMs: number
  /** Share of the answers that must end without error and within the first limit. */
  readonly share: number
  /** The longest gap between two frames with text of an answer, in milliseconds; absent: it is not asked for. */
  readonly gapMs?: number
}

/** Where capacity ends. */
export const slo: Slo = { addedTtftMs: 100, addedDelayMs: 50, share: 0.99 }

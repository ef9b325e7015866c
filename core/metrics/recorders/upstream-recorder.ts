import type { AnswerObserver, UpstreamObserver } from '../../upstream/observer.ts'
import { distribution, type Family } from '../family.ts'
import { Histogram } from '../histogram.ts'
import { metrics } from '../names.ts'

/** The times of answers as they come in. */
export type UpstreamRecorder = {
  readonly observer: UpstreamObserver
  readonly families: readonly Family[]
}

/** Records time to first token and to first reasoning, inter-chunk latency and the relay's own delay. */
export function recordUpstream(): UpstreamRecorder {
  const times: Times = {
    firstToken: new Histogram(metrics.timeToFirstToken.buckets),
    firstReasoning: new Histogram(metrics.timeToFirstReasoning.buckets),
    interChunk: new Histogram(metrics.interChunkLatency.buckets),
    relayDelay: new Histogram(metrics.relayDelay.buckets),
  }
  return {
    observer: { answerRequested: () => new AnswerTimes(times) },
    families: [
      distribution(metrics.timeToFirstToken, () => [[{}, times.firstToken]]),
      distribution(metrics.timeToFirstReasoning, () => [[{}, times.firstReasoning]]),
      distribution(metrics.interChunkLatency, () => [[{}, times.interChunk]]),
      distribution(metrics.relayDelay, () => [[{}, times.relayDelay]]),
    ],
  }
}

type Times = Readonly<
  Record<'firstToken' | 'firstReasoning' | 'interChunk' | 'relayDelay', Histogram>
>

/** One answer's. Two readings of the clock for each read of the upstream, however many tokens it brought. */
class AnswerTimes implements AnswerObserver {
  readonly #times: Times
  readonly #askedMs = performance.now()
  /** When the latest text was read. */
  #previousMs = 0
  #readMs = 0
  #hasThought = false
  #hasText = false

  constructor(times: Times) {
    this.#times = times
  }

  readBegan(): void {
    this.#readMs = performance.now()
  }

  readEnded(texts: number, thoughts: number): void {
    if (texts + thoughts === 0) return
    const { firstReasoning, relayDelay } = this.#times
    // All deltas of one read have waited for the last of them, at the most.
    relayDelay.observe((performance.now() - this.#readMs) / 1_000, texts + thoughts)
    if (thoughts > 0 && !this.#hasThought) {
      this.#hasThought = true
      firstReasoning.observe((this.#readMs - this.#askedMs) / 1_000)
    }
    if (texts > 0) this.#spoke(texts)
  }

  #spoke(texts: number): void {
    const { firstToken, interChunk } = this.#times
    if (this.#hasText) interChunk.observe((this.#readMs - this.#previousMs) / 1_000)
    if (!this.#hasText) firstToken.observe((this.#readMs - this.#askedMs) / 1_000)
    this.#hasText = true
    this.#previousMs = this.#readMs
    if (texts > 1) interChunk.observe(0, texts - 1)
  }
}

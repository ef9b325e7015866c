import type { AnswerObserver, UpstreamObserver } from '../../upstream/observer.ts'
import { distribution, type Family } from '../family.ts'
import { Histogram } from '../histogram.ts'
import { metrics } from '../names.ts'

/** The times of answers as they come in. */
export type UpstreamRecorder = {
  readonly observer: UpstreamObserver
  readonly families: readonly Family[]
}

/** Records time to first token, inter-chunk latency and the relay's own delay. */
export function recordUpstream(): UpstreamRecorder {
  const times: Times = {
    firstToken: new Histogram(metrics.timeToFirstToken.buckets),
    interChunk: new Histogram(metrics.interChunkLatency.buckets),
    relayDelay: new Histogram(metrics.relayDelay.buckets),
  }
  return {
    observer: { answerRequested: () => new AnswerTimes(times) },
    families: [
      distribution(metrics.timeToFirstToken, () => [[{}, times.firstToken]]),
      distribution(metrics.interChunkLatency, () => [[{}, times.interChunk]]),
      distribution(metrics.relayDelay, () => [[{}, times.relayDelay]]),
    ],
  }
}

type Times = Readonly<Record<'firstToken' | 'interChunk' | 'relayDelay', Histogram>>

/** One answer's. Two readings of the clock for each read of the upstream, however many tokens it brought. */
class AnswerTimes implements AnswerObserver {
  readonly #times: Times
  /** When the answer was asked for, then when its latest text was read. */
  #previousMs = performance.now()
  #readMs = 0
  #begun = false

  constructor(times: Times) {
    this.#times = times
  }

  readBegan(): void {
    this.#readMs = performance.now()
  }

  readEnded(texts: number): void {
    if (texts === 0) return
    const { firstToken, interChunk, relayDelay } = this.#times
    // All texts of one read have waited for the last of them, at the most.
    relayDelay.observe((performance.now() - this.#readMs) / 1_000, texts)
    const since = (this.#readMs - this.#previousMs) / 1_000
    this.#previousMs = this.#readMs
    if (this.#begun) interChunk.observe(since)
    if (!this.#begun) firstToken.observe(since)
    this.#begun = true
    if (texts > 1) interChunk.observe(0, texts - 1)
  }
}

import { readStamps } from '../../../mock/stamp.ts'
import type { AnswerSample } from './target-sample.ts'

/** How an answer went, without the plan. */
export type AnswerRecord = Omit<AnswerSample, 'type' | 'plannedMs'>

const rounded = (ms: number) => Math.round(ms * 1_000) / 1_000

/** Collects one answer while it arrives. */
export class AnswerLog {
  /** Settles when the answer has its end, whatever it is. */
  readonly ended: Promise<AnswerRecord>
  readonly #beginNs: number
  readonly #sentMs: number
  readonly #gapsMs: number[] = []
  readonly #delaysUs: number[] = []
  readonly #resolve: (record: AnswerRecord) => void
  #firstTextMs: number | undefined
  #lastTextMs: number | undefined

  /** @param beginNs the moment from which milliseconds count, on the monotonic clock */
  constructor(beginNs: number, sentNs: number) {
    const { promise, resolve } = Promise.withResolvers<AnswerRecord>()
    this.ended = promise
    this.#resolve = resolve
    this.#beginNs = beginNs
    this.#sentMs = this.#ms(sentNs)
  }

  /** A frame with text. */
  text(arrivedNs: number, delta: string): void {
    const atMs = this.#ms(arrivedNs)
    if (this.#lastTextMs !== undefined) this.#gapsMs.push(rounded(atMs - this.#lastTextMs))
    this.#firstTextMs ??= atMs
    this.#lastTextMs = atMs
    for (const stamp of readStamps(delta)) {
      this.#delaysUs.push(Math.round((arrivedNs - Number(stamp)) / 1_000))
    }
  }

  end(atNs: number, outcome: AnswerSample['outcome'], error?: string): void {
    this.#resolve({
      sentMs: this.#sentMs,
      ...(this.#firstTextMs === undefined ? {} : { firstTextMs: this.#firstTextMs }),
      ...(this.#lastTextMs === undefined ? {} : { lastTextMs: this.#lastTextMs }),
      endedMs: this.#ms(atNs),
      gapsMs: this.#gapsMs,
      delaysUs: this.#delaysUs,
      outcome,
      ...(error === undefined ? {} : { error }),
    })
  }

  #ms(ns: number): number {
    return rounded((ns - this.#beginNs) / 1e6)
  }
}

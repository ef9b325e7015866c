import { fellSilent, notBegun, overtime, type UpstreamFailure } from './failure.ts'
import type { AnswerPatience } from './patience.ts'

/** How long a body may take to end after its `[DONE]`. */
const LINGER_MS = 100
/** How long an answer that has finished may take to tell its usage and its `[DONE]`. */
const FAREWELL_MS = 5_000

/** The deadlines of one answer. Whatever comes is a sign of life; a lively answer ends too, by its total. */
export class AnswerWatch {
  readonly #patience: AnswerPatience
  readonly #onExpired: (cause: UpstreamFailure) => void
  readonly #total: NodeJS.Timeout
  #silence: NodeJS.Timeout
  #phase: 'asked' | 'alive' | 'begun' | 'leaving' = 'asked'

  /**
   * @param elapsedMs how long ago the answer was asked for
   * @param onExpired called with what there is to say once nothing was heard for too long, or the total is up
   */
  constructor(
    patience: AnswerPatience,
    elapsedMs: number,
    onExpired: (cause: UpstreamFailure) => void,
  ) {
    this.#patience = patience
    this.#onExpired = onExpired
    const { first, total } = patience
    this.#silence = this.#after(first.ms - elapsedMs)
    this.#total = setTimeout(() => onExpired(overtime(total)), Math.max(1, total.ms - elapsedMs))
  }

  /** Something came. */
  heard(): void {
    if (this.#phase === 'asked') {
      this.#enter('alive', this.#patience.first.ms)
      return
    }
    // Keep-alives do not hold open what has finished.
    if (this.#phase !== 'leaving') this.#silence.refresh()
  }

  /** The first token came, or one after what looked like the end. */
  begun(): void {
    if (this.#phase !== 'begun') this.#enter('begun', this.#patience.idle.ms)
  }

  /** The answer has said why it finished. */
  finished(): void {
    this.#enter('leaving', FAREWELL_MS)
  }

  /** The answer has said that nothing follows. */
  done(): void {
    this.#enter('leaving', LINGER_MS)
  }

  stop(): void {
    clearTimeout(this.#silence)
    clearTimeout(this.#total)
  }

  #enter(phase: 'alive' | 'begun' | 'leaving', patienceMs: number): void {
    this.#phase = phase
    clearTimeout(this.#silence)
    this.#silence = this.#after(patienceMs)
  }

  #after(patienceMs: number): NodeJS.Timeout {
    return setTimeout(() => this.#expired(), Math.max(1, patienceMs))
  }

  #expired(): void {
    const { first, idle } = this.#patience
    const begun = this.#phase === 'begun' || this.#phase === 'leaving'
    this.#onExpired(begun ? fellSilent(idle) : notBegun(first))
  }
}

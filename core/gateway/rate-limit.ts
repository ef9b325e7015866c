const WINDOW_MS = 1_000

/** Counts events in windows of a second. */
export class RateLimit {
  readonly #perSecond: number
  #windowStart = 0
  #count = 0

  constructor(perSecond: number) {
    this.#perSecond = perSecond
  }

  /** Counts one; false when it is one too many. */
  admit(): boolean {
    const now = performance.now()
    if (now - this.#windowStart >= WINDOW_MS) {
      this.#windowStart = now
      this.#count = 0
    }
    this.#count += 1
    return this.#count <= this.#perSecond
  }
}

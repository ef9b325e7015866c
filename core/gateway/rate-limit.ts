const WINDOW_MS = 1_000

/** Counts frames or bytes in windows of a second. */
export class RateLimit {
  readonly #perSecond: number
  #windowStart = 0
  #count = 0

  constructor(perSecond: number) {
    this.#perSecond = perSecond
  }

  /** Counts so many; false once there are too many. */
  admit(amount = 1): boolean {
    const now = performance.now()
    if (now - this.#windowStart >= WINDOW_MS) {
      this.#windowStart = now
      this.#count = 0
    }
    this.#count += amount
    return this.#count <= this.#perSecond
  }
}

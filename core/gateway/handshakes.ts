/** How long handshakes may take of one turn of the event loop, in milliseconds. */
const TURN_MS = 2

/**
 * The handshakes of a process, a slice in each turn of the event loop: when thousands of clients come back at once, a live
 * token waits for one slice, and not for all of them.
 */
export class Handshakes {
  readonly #waiting = new Set<() => void>()
  readonly #laterMs: number
  readonly #now: () => number
  #spentMs = 0
  #turn: NodeJS.Immediate | undefined

  /**
   * @param options.laterMs what each causes outside of its slice, and is counted for as well
   * @param options.now the clock, in milliseconds
   */
  constructor({ laterMs = 0, now = () => performance.now() } = {}) {
    this.#laterMs = laterMs
    this.#now = now
  }

  /** Does it now, or in a later turn where this one's time is spent; in the order in which they came. */
  add(handshake: () => void): void {
    this.#waiting.add(handshake)
    this.#spend()
    this.#turn ??= setImmediate(() => this.#nextTurn())
  }

  #nextTurn(): void {
    this.#spentMs = 0
    // The turn after the last handshake only renews the time.
    const isLast = this.#waiting.size === 0
    this.#spend()
    this.#turn = isLast ? undefined : setImmediate(() => this.#nextTurn())
  }

  #spend(): void {
    for (const handshake of this.#waiting) {
      if (this.#spentMs >= TURN_MS) return
      this.#waiting.delete(handshake)
      const startedMs = this.#now()
      handshake()
      this.#spentMs += this.#now() - startedMs + this.#laterMs
    }
  }
}

/** Something whose reading can be held up. */
export type Pausable = { pause(): void; resume(): void }

/** Reasons to hold up the reading of one socket: it is read on when the last is gone. */
export class Pauses {
  readonly #socket: Pausable
  readonly #reasons = new Set<Pausable>()

  constructor(socket: Pausable) {
    this.#socket = socket
  }

  /** A further reason; giving it twice, or taking it back twice, changes nothing. */
  reason(): Pausable {
    const reason: Pausable = {
      pause: () => {
        this.#reasons.add(reason)
        this.#socket.pause()
      },
      resume: () => {
        if (this.#reasons.delete(reason) && this.#reasons.size === 0) this.#socket.resume()
      },
    }
    return reason
  }
}

/** Where several processes tell each other which tickets they have redeemed. */
export type SharedTickets = {
  /**
   * True for the first process that asks, and where nobody can say. Never rejects.
   *
   * @param keptMs how long the others are to know of it
   */
  redeem(ticketId: string, keptMs: number): Promise<boolean>
}

/** The tickets that were redeemed and would still be valid: those of this process, and of others where they tell. */
export class SpentTickets {
  readonly #shared: SharedTickets | undefined
  readonly #expiry = new Map<string, number>()

  constructor(shared?: SharedTickets) {
    this.#shared = shared
  }

  /**
   * True for the first who asks, false for everybody after. Never rejects.
   *
   * @param expiresAtMs when the ticket lapses by itself, and need not be remembered any more
   */
  async redeem(ticketId: string, expiresAtMs: number): Promise<boolean> {
    const nowMs = Date.now()
    this.#forgetExpired(nowMs)
    if (this.#expiry.has(ticketId)) return false
    this.#expiry.set(ticketId, expiresAtMs)
    return this.#shared === undefined || (await this.#shared.redeem(ticketId, expiresAtMs - nowMs))
  }

  /** Tickets live equally long, so that the oldest come first. */
  #forgetExpired(nowMs: number): void {
    for (const [ticketId, expiresAtMs] of this.#expiry) {
      if (expiresAtMs > nowMs) return
      this.#expiry.delete(ticketId)
    }
  }
}

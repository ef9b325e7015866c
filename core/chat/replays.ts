/** A follower with something left to write. */
export type Replay = {
  /** Writes about so many characters of frames, one frame at least. */
  write(budget: number): void
  /** There is more to write, and room for it. */
  readonly ready: boolean
}

/** What one follower writes before it is the next one's turn, in characters of frames: some tenths of a millisecond. */
const SLICE_BUDGET = 8 * 1024

/** How long replays may write before they rest. */
const TURN_MS = 1

/** How long they rest for each millisecond of writing: a third of the process's time is theirs at the most. */
const REST_PER_MS = 2

/**
 * Everything that is written again, for all followers of a process. They share one budget of time, by slices, round robin:
 * however much is asked for again, a live token waits for one turn at the most, and most of the time is left to live tokens.
 */
export class Replays {
  readonly #waiting = new Set<Replay>()
  readonly #now: () => number
  #spentMs = 0
  #turn: NodeJS.Timeout | undefined

  /** @param now the clock, in milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now
  }

  /** How many followers wait for their turn. */
  get waiting(): number {
    return this.#waiting.size
  }

  /** Writes now what this turn has left, and the rest in later ones. May be called again at any time. */
  add(replay: Replay): void {
    this.#waiting.add(replay)
    this.#spend()
    this.#turn ??= this.#rest()
  }

  /** It has nothing more to write, or nobody to write to. */
  remove(replay: Replay): void {
    this.#waiting.delete(replay)
  }

  #rest(): NodeJS.Timeout {
    return setTimeout(() => this.#nextTurn(), this.#spentMs * REST_PER_MS)
  }

  #nextTurn(): void {
    this.#spentMs = 0
    // The turn after the last replay only renews the budget.
    const isLast = this.#waiting.size === 0
    this.#spend()
    this.#turn = isLast ? undefined : this.#rest()
  }

  #spend(): void {
    for (const replay of this.#waiting) {
      if (this.#spentMs >= TURN_MS) return
      this.#waiting.delete(replay)
      if (!replay.ready) continue
      const startedMs = this.#now()
      replay.write(SLICE_BUDGET)
      this.#spentMs += this.#now() - startedMs
      // To the end of the line, which this loop comes to as well.
      if (replay.ready) this.#waiting.add(replay)
    }
  }
}

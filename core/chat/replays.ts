/** A follower with something left to write. */
export type Replay = {
  /** Writes about so many characters of frames, one frame at least, and says how many. */
  write(budget: number): number
  /** There is more to write, and room for it. */
  readonly ready: boolean
}

/** Characters of frames written in one turn of the event loop, over all followers: less than a millisecond. */
const TURN_BUDGET = 32 * 1024

/** What one follower writes before it is the next one's turn. */
const SLICE_BUDGET = 8 * 1024

/**
 * Everything that is written again, for all followers of a process. They share one budget per turn of the event loop,
 * by slices, round robin: however much is asked for again, a live token waits for one turn's budget at the most.
 */
export class Replays {
  readonly #waiting = new Set<Replay>()
  readonly #turnBudget: number
  #left: number
  #turn: NodeJS.Immediate | undefined

  constructor(turnBudget = TURN_BUDGET) {
    this.#turnBudget = turnBudget
    this.#left = turnBudget
  }

  /** Writes now what this turn has left, and the rest in later ones. May be called again at any time. */
  add(replay: Replay): void {
    this.#waiting.add(replay)
    this.#spend()
    this.#turn ??= setImmediate(() => this.#nextTurn())
  }

  /** It has nothing more to write, or nobody to write to. */
  remove(replay: Replay): void {
    this.#waiting.delete(replay)
  }

  #nextTurn(): void {
    this.#left = this.#turnBudget
    this.#spend()
    // The turn after the last replay only renews the budget.
    const untouched = this.#left === this.#turnBudget
    this.#turn = untouched ? undefined : setImmediate(() => this.#nextTurn())
  }

  #spend(): void {
    for (const replay of this.#waiting) {
      if (this.#left <= 0) return
      this.#waiting.delete(replay)
      if (!replay.ready) continue
      this.#left -= replay.write(Math.min(SLICE_BUDGET, this.#left))
      // To the end of the line, which this loop comes to as well.
      if (replay.ready) this.#waiting.add(replay)
    }
  }
}

/** Bounds, and how many observations fell at or below each but above the one before; the last count is of the rest. */
export type Buckets = {
  readonly bounds: readonly number[]
  readonly counts: Float64Array
  readonly sum: number
}

/**
 * A histogram that never resets, so that any number of scrapers read it without disturbing each other. An observation
 * costs a few comparisons: no object, no label, no call into a library.
 */
export class Histogram implements Buckets {
  readonly bounds: readonly number[]
  readonly counts: Float64Array
  #sum = 0

  /** @param bounds upper bounds, ascending; "above the last" needs none */
  constructor(bounds: readonly number[]) {
    this.bounds = bounds
    this.counts = new Float64Array(bounds.length + 1)
  }

  get sum(): number {
    return this.#sum
  }

  /** Counts `times` observations of the same value. */
  observe(value: number, times = 1): void {
    const { bounds } = this
    let index = 0
    // Most values are small: searching from below finds them first. Past the last bound `undefined` ends it.
    while (value > (bounds[index] ?? Number.POSITIVE_INFINITY)) index += 1
    this.counts[index] = (this.counts[index] ?? 0) + times
    this.#sum += value * times
  }
}

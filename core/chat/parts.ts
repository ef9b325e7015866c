import { NumberSegments, type OnGrowth } from './segments.ts'

/** What a part of an answer holds: its text, or what the model thought on the way to it. */
export type PartKind = 'text' | 'reasoning'

/** What is at one position of an answer's parts; `delta` counts the deltas of all parts. */
export type PartEntry =
  | { readonly state: 'start' | 'end'; readonly kind: PartKind }
  | { readonly state: 'delta'; readonly kind: PartKind; readonly delta: number }

/** What the model thought, and its text. */
const FIRST_PARTS = 2

/**
 * Where the parts of an answer begin. Each takes its start, its deltas and its end, one position each, and kinds
 * alternate: a part ends when the other kind begins. So one number a part says everything.
 */
export class Parts {
  /** For each part, the deltas before it. */
  readonly #starts: NumberSegments
  #latest: PartKind | undefined

  /** @param onGrowth hears how many bytes were taken at each growth */
  constructor(onGrowth: OnGrowth) {
    this.#starts = new NumberSegments(FIRST_PARTS, onGrowth)
  }

  /** Bytes of memory taken beyond those of a new object. */
  get grownBytes(): number {
    return this.#starts.bytes - FIRST_PARTS * Uint32Array.BYTES_PER_ELEMENT
  }

  /** Begins a part of the kind that the latest part is not of. */
  open(kind: PartKind, deltasBefore: number): void {
    this.#starts.push(deltasBefore)
    this.#latest = kind
  }

  /**
   * What is at a position, counted from 0 at the first part's start.
   *
   * @param deltas how many there are in all
   */
  at(position: number, deltas: number): PartEntry {
    const part = this.#partAt(position)
    const kind = this.#kindOf(part)
    const offset = position - this.#positionOf(part)
    if (offset === 0) return { state: 'start', kind }
    const delta = this.#starts.at(part) + offset - 1
    const end = part + 1 < this.#starts.length ? this.#starts.at(part + 1) : deltas
    return delta < end ? { state: 'delta', kind, delta } : { state: 'end', kind }
  }

  /** By halving: a model that thinks between any two words has as many parts as deltas. */
  #partAt(position: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (this.#positionOf(middle) <= position) low = middle
      if (this.#positionOf(middle) > position) high = middle - 1
    }
    return low
  }

  /** The parts before it have a start and an end each. */
  #positionOf(part: number): number {
    return this.#starts.at(part) + 2 * part
  }

  #kindOf(part: number): PartKind {
    const latest = this.#latest ?? 'text'
    const other = latest === 'text' ? 'reasoning' : 'text'
    return (this.#starts.length - 1 - part) % 2 === 0 ? latest : other
  }
}

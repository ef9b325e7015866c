import type { JsonText } from '../protocol/json-text.ts'
import { type PartKind, Parts } from './parts.ts'
import { NumberSegments, type OnGrowth, TextSegments } from './segments.ts'

/** What stands at one position of an answer. */
export type JournalEntry =
  | { readonly state: 'start' | 'end'; readonly kind: PartKind }
  | { readonly state: 'delta'; readonly kind: PartKind; readonly delta: JsonText }

/** What a kept answer takes beside its text and boundaries: measured, with short answers, on Node 26. */
const OVERHEAD_BYTES = 4 * 1024
const FIRST_TEXT_BYTES = 1024
const FIRST_BOUNDARIES = 128

/** What an answer takes before its first word. */
export const EMPTY_JOURNAL_BYTES =
  OVERHEAD_BYTES + FIRST_TEXT_BYTES + FIRST_BOUNDARIES * Uint32Array.BYTES_PER_ELEMENT

/**
 * The text and the reasoning of one answer, where each delta ends in them and where parts begin: 5 KB for 600
 * tokens, where their frames would take 90. Frames are made from it for each follower, because each carries
 * that follower's requestId.
 */
export class Journal {
  readonly #text: TextSegments
  readonly #ends: NumberSegments
  readonly #parts: Parts
  #open: PartKind | undefined
  #length = 0

  /** @param onGrowth hears how many bytes were taken, first and at each growth */
  constructor(onGrowth: OnGrowth) {
    this.#text = new TextSegments(FIRST_TEXT_BYTES, onGrowth)
    this.#ends = new NumberSegments(FIRST_BOUNDARIES, onGrowth)
    this.#parts = new Parts(onGrowth)
    onGrowth(this.bytes)
  }

  /** The kind of the part that deltas go into; undefined before the first part and after `close`. */
  get open(): PartKind | undefined {
    return this.#open
  }

  /** Entries so far: the deltas, and the start and the end of each part. */
  get length(): number {
    return this.#length
  }

  /** Deltas so far. */
  get count(): number {
    return this.#ends.length
  }

  /** Bytes of text and reasoning so far. */
  get textBytes(): number {
    return this.#text.length
  }

  /** Bytes of memory taken, the answer around the journal included. */
  get bytes(): number {
    return OVERHEAD_BYTES + this.#text.bytes + this.#ends.bytes + this.#parts.grownBytes
  }

  /** Ends the open part, if there is one, and begins one of the other kind. */
  begin(kind: PartKind): void {
    this.close()
    this.#parts.open(kind, this.count)
    this.#open = kind
    this.#length += 1
  }

  /** Ends the open part, if there is one. */
  close(): void {
    if (this.#open === undefined) return
    this.#open = undefined
    this.#length += 1
  }

  /** Adds a delta to the open part. */
  append(delta: JsonText): void {
    this.#text.append(delta)
    this.#ends.push(this.#text.length)
    this.#length += 1
  }

  /** What stands at a position below `length`. */
  entry(position: number): JournalEntry {
    const entry = this.#parts.at(position, this.count)
    return entry.state === 'delta' ? { ...entry, delta: this.#delta(entry.delta) } : entry
  }

  #delta(index: number): JsonText {
    const start = index === 0 ? 0 : this.#ends.at(index - 1)
    return this.#text.text(start, this.#ends.at(index))
  }
}

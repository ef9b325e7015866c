import type { JsonText } from '../protocol/json-text.ts'
import { type PartKind, Parts } from './parts.ts'

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

/** Less than this is not worth a copy, and the garbage that it leaves. */
const LEAST_TO_TRIM = 16 * 1024

/**
 * The text and the reasoning of one answer, where each delta ends in them and where parts begin: 5 KB for 600
 * tokens, where their frames would take 90. Frames are made from it for each follower, because each carries
 * that follower's requestId.
 */
export class Journal {
  readonly #onGrowth: (bytes: number) => void
  #text = Buffer.allocUnsafeSlow(FIRST_TEXT_BYTES)
  #ends = new Uint32Array(FIRST_BOUNDARIES)
  #count = 0
  readonly #parts: Parts
  #open: PartKind | undefined
  #length = 0

  /** @param onGrowth hears how many bytes were taken, first and at each growth, and given back, as less than 0 */
  constructor(onGrowth: (bytes: number) => void) {
    this.#onGrowth = onGrowth
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
    return this.#count
  }

  /** Bytes of text and reasoning so far. */
  get textBytes(): number {
    return this.#count === 0 ? 0 : (this.#ends[this.#count - 1] ?? 0)
  }

  /** Bytes of memory taken, the answer around the journal included. */
  get bytes(): number {
    return OVERHEAD_BYTES + this.#text.byteLength + this.#ends.byteLength + this.#parts.grownBytes
  }

  /** Ends the open part, if there is one, and begins one of the other kind. */
  begin(kind: PartKind): void {
    this.close()
    this.#parts.open(kind, this.#count)
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
    const start = this.textBytes
    // No character takes more than three bytes a UTF-16 unit.
    if (start + delta.length * 3 > this.#text.byteLength) this.#growText(start + delta.length * 3)
    if (this.#count === this.#ends.length) this.#growEnds()
    this.#ends[this.#count] = start + this.#text.write(delta, start, 'utf8')
    this.#count += 1
    this.#length += 1
  }

  /** Gives back what was taken ahead of need. Nothing is added after it. */
  trim(): void {
    const before = this.bytes
    const spare = this.#text.byteLength - this.textBytes
    if (spare + (this.#ends.length - this.#count) * this.#ends.BYTES_PER_ELEMENT < LEAST_TO_TRIM)
      return
    const text = Buffer.allocUnsafeSlow(this.textBytes)
    this.#text.copy(text, 0, 0, text.byteLength)
    this.#text = text
    this.#ends = this.#ends.slice(0, this.#count)
    this.#onGrowth(this.bytes - before)
  }

  /** What stands at a position below `length`. */
  entry(position: number): JournalEntry {
    const entry = this.#parts.at(position, this.#count)
    return entry.state === 'delta' ? { ...entry, delta: this.#delta(entry.delta) } : entry
  }

  #delta(index: number): JsonText {
    const start = index === 0 ? 0 : this.#ends[index - 1]
    return this.#text.toString('utf8', start, this.#ends[index]) as JsonText
  }

  #growText(needed: number): void {
    const before = this.#text.byteLength
    const grown = Buffer.allocUnsafeSlow(Math.max(needed, before * 2))
    this.#text.copy(grown)
    this.#text = grown
    this.#onGrowth(grown.byteLength - before)
  }

  #growEnds(): void {
    const grown = new Uint32Array(this.#ends.length * 2)
    grown.set(this.#ends)
    this.#onGrowth(grown.byteLength - this.#ends.byteLength)
    this.#ends = grown
  }
}

import type { JsonText } from '../protocol/json-text.ts'

/** What a kept answer takes beside its text and boundaries: measured, with short answers, on Node 26. */
const OVERHEAD_BYTES = 4 * 1024
const FIRST_TEXT_BYTES = 1024
const FIRST_BOUNDARIES = 128

/**
 * The text of one answer and where each delta ends in it: 5 KB for 600 tokens, where their frames
 * would take 90. Frames are made from it for each follower, because each carries that
 * follower's requestId.
 */
export class Journal {
  readonly #onGrowth: (bytes: number) => void
  #text = Buffer.allocUnsafeSlow(FIRST_TEXT_BYTES)
  #ends = new Uint32Array(FIRST_BOUNDARIES)
  #count = 0

  /** @param onGrowth hears how many bytes were taken, first and at each growth */
  constructor(onGrowth: (bytes: number) => void) {
    this.#onGrowth = onGrowth
    onGrowth(this.bytes)
  }

  /** Deltas so far. */
  get count(): number {
    return this.#count
  }

  /** Bytes of text so far. */
  get textBytes(): number {
    return this.#count === 0 ? 0 : (this.#ends[this.#count - 1] ?? 0)
  }

  /** Bytes of memory taken, the answer around the journal included. */
  get bytes(): number {
    return OVERHEAD_BYTES + this.#text.byteLength + this.#ends.byteLength
  }

  append(delta: JsonText): void {
    const start = this.textBytes
    // No character takes more than three bytes a UTF-16 unit.
    if (start + delta.length * 3 > this.#text.byteLength) this.#growText(start + delta.length * 3)
    if (this.#count === this.#ends.length) this.#growEnds()
    this.#ends[this.#count] = start + this.#text.write(delta, start, 'utf8')
    this.#count += 1
  }

  /** The delta at `index`, from 0. */
  delta(index: number): JsonText {
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

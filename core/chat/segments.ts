import type { JsonText } from '../protocol/json-text.ts'

/** Bytes of a segment: a long answer wastes two of them at the most. */
const SEGMENT_BYTES = 8 * 1024

/** What the objects around a segment take, measured on Node 26. */
const SEGMENT_OVERHEAD_BYTES = 256

/** UTF-16 units that are encoded faster here than by a call into native code. */
const SHORT = 16

/** Hears how many bytes of memory were taken. */
export type OnGrowth = (bytes: number) => void

/**
 * A list that only grows, in segments of one size. A buffer that doubles leaves its former self behind, which takes as much
 * memory again until the garbage is collected; here only a first, short segment is ever copied.
 */
abstract class Segments<Segment extends Buffer | Uint32Array> {
  readonly #make: (length: number) => Segment
  readonly #onGrowth: OnGrowth
  readonly #full: Segment[] = []
  readonly #perSegment: number
  #bytes: number
  protected last: Segment
  /** Of the last segment. */
  protected used = 0

  /** @param first how much there is room for at first, unheard: a power of two, a segment's at the most */
  constructor(make: (length: number) => Segment, first: number, onGrowth: OnGrowth) {
    this.#make = make
    this.#onGrowth = onGrowth
    this.last = make(first)
    this.#bytes = this.last.byteLength
    this.#perSegment = SEGMENT_BYTES / this.last.BYTES_PER_ELEMENT
  }

  /** Bytes of memory taken. */
  get bytes(): number {
    return this.#bytes
  }

  /** Elements so far. */
  get length(): number {
    return this.#full.length * this.#perSegment + this.used
  }

  protected segment(index: number): Segment {
    return this.#full[index] ?? this.last
  }

  protected grow(): void {
    const before = this.last
    if (before.byteLength === SEGMENT_BYTES) {
      this.#full.push(before)
      this.last = this.#make(this.#perSegment)
      this.used = 0
      this.#take(SEGMENT_BYTES + SEGMENT_OVERHEAD_BYTES)
      return
    }
    this.last = this.#make(before.length * 2)
    this.last.set(before)
    this.#take(before.byteLength)
  }

  #take(bytes: number): void {
    this.#bytes += bytes
    this.#onGrowth(bytes)
  }
}

/** Text, which is counted in bytes of UTF-8. */
export class TextSegments extends Segments<Buffer> {
  constructor(firstBytes: number, onGrowth: OnGrowth) {
    super(Buffer.allocUnsafeSlow, firstBytes, onGrowth)
  }

  append(text: JsonText): void {
    // No character takes more than three bytes a UTF-16 unit.
    if (this.used + text.length * 3 > this.last.byteLength) {
      this.#appendBytes(Buffer.from(text))
      return
    }
    this.used = text.length > SHORT ? this.#encodeLong(text) : this.#encodeShort(text)
  }

  /** The text of these bytes, the last one not included. */
  text(start: number, end: number): JsonText {
    const first = Math.floor(start / SEGMENT_BYTES)
    const offset = first * SEGMENT_BYTES
    if (end - offset <= SEGMENT_BYTES) {
      return this.segment(first).toString('utf8', start - offset, end - offset) as JsonText
    }
    const count = Math.ceil((end - offset) / SEGMENT_BYTES)
    const segments = Array.from({ length: count }, (_, at) => this.segment(first + at))
    return Buffer.concat(segments).toString('utf8', start - offset, end - offset) as JsonText
  }

  /** Returns where it ends. */
  #encodeLong(text: JsonText): number {
    return this.used + this.last.write(text, this.used, 'utf8')
  }

  /** The same, without the call into native code that a token would pay for. */
  #encodeShort(text: JsonText): number {
    const { last } = this
    let end = this.used
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      if (unit < 0x80) {
        last[end++] = unit
        continue
      }
      // Half of a character of two units (Unicode, 3.8).
      if (unit >= 0xd800 && unit <= 0xdfff) return this.#encodeLong(text)
      if (unit < 0x800) {
        last[end++] = 0xc0 | (unit >> 6)
      } else {
        last[end++] = 0xe0 | (unit >> 12)
        last[end++] = 0x80 | ((unit >> 6) & 0x3f)
      }
      last[end++] = 0x80 | (unit & 0x3f)
    }
    return end
  }

  /** Also over the end of a segment, in the middle of a character. */
  #appendBytes(bytes: Buffer): void {
    let written = 0
    while (written < bytes.byteLength) {
      if (this.used === this.last.byteLength) this.grow()
      const count = bytes.copy(this.last, this.used, written)
      written += count
      this.used += count
    }
  }
}

/** Whole numbers below 2³². */
export class NumberSegments extends Segments<Uint32Array> {
  constructor(first: number, onGrowth: OnGrowth) {
    super(length => new Uint32Array(length), first, onGrowth)
  }

  push(value: number): void {
    if (this.used === this.last.length) this.grow()
    this.last[this.used] = value
    this.used += 1
  }

  /** The number at an index below `length`. */
  at(index: number): number {
    const perSegment = SEGMENT_BYTES / Uint32Array.BYTES_PER_ELEMENT
    return this.segment(Math.floor(index / perSegment))[index % perSegment] ?? 0
  }
}

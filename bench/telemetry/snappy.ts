import { decodeVarint, encodeVarint } from './varint.ts'

// Snappy's block format (https://github.com/google/snappy/blob/main/format_description.txt), which remote write asks for.

const MAX_BYTES = 64 * 1024 * 1024
const LITERAL_BYTES = 65_536

/** Bytes as a block of literals alone: the format allows it, and what goes to the same machine gains nothing from less. */
export function snappyBlock(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.from(encodeVarint(bytes.length))]
  for (let at = 0; at < bytes.length; at += LITERAL_BYTES) {
    const literal = bytes.subarray(at, at + LITERAL_BYTES)
    const last = literal.length - 1
    // Tag 61: a literal whose length, less one, follows in two bytes.
    parts.push(Uint8Array.of(61 << 2, last & 0xff, last >> 8), literal)
  }
  return Buffer.concat(parts)
}

/**
 * The bytes of a block.
 *
 * @throws RangeError when it is damaged, or above 64 MiB
 */
export function readSnappyBlock(block: Uint8Array): Uint8Array {
  const { value: length, next } = decodeVarint(block, 0)
  if (length > MAX_BYTES) {
    throw new RangeError(`expected a block of at most ${MAX_BYTES} bytes, found ${length}`)
  }
  const output = new Uint8Array(length)
  let written = 0
  for (let at = next; at < block.length; ) {
    const element = readElement(block, at)
    if (element.state === 'literal') output.set(element.bytes, written)
    if (element.state === 'copy') repeat(output, { ...element, at: written })
    written += element.length
    at = element.next
  }
  if (written === length) return output
  throw new RangeError(`expected a block of ${length} bytes, found ${written}`)
}

type Element = { readonly length: number; readonly next: number } & (
  | { readonly state: 'literal'; readonly bytes: Uint8Array }
  | { readonly state: 'copy'; readonly offset: number }
)

/** The two lowest bits of a tag tell what it is: a literal, or a copy with an offset of 11, 16 or 32 bits. */
function readElement(block: Uint8Array, at: number): Element {
  const tag = block[at] ?? 0
  const kind = tag & 3
  if (kind === 0) {
    const extra = Math.max(0, (tag >> 2) - 59)
    const length = (extra === 0 ? tag >> 2 : littleEndian(block, at + 1, extra)) + 1
    const begin = at + 1 + extra
    const bytes = block.subarray(begin, begin + length)
    return { state: 'literal', bytes, length, next: begin + length }
  }
  if (kind === 1) {
    const offset = ((tag >> 5) << 8) | (block[at + 1] ?? 0)
    return { state: 'copy', length: ((tag >> 2) & 7) + 4, offset, next: at + 2 }
  }
  const width = kind === 2 ? 2 : 4
  const offset = littleEndian(block, at + 1, width)
  return { state: 'copy', length: (tag >> 2) + 1, offset, next: at + 1 + width }
}

function littleEndian(bytes: Uint8Array, at: number, width: number): number {
  let value = 0
  for (let index = 0; index < width; index++) value += (bytes[at + index] ?? 0) * 0x100 ** index
  return value
}

/** Byte by byte: a copy may reach into what it writes. */
function repeat(
  output: Uint8Array,
  { at, offset, length }: { at: number; offset: number; length: number },
): void {
  if (offset === 0 || offset > at || at + length > output.length) {
    throw new RangeError(`expected a copy from within ${at} bytes, found one from ${offset} before`)
  }
  for (let index = at; index < at + length; index++) output[index] = output[index - offset] ?? 0
}

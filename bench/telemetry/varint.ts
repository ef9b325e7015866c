// Numbers of variable length, seven bits a byte, lowest first (https://protobuf.dev/programming-guides/encoding/#varints).
// Multiplied and not shifted: a moment in milliseconds has more than 32 bits.

const MAX_BYTES = 10

/** The bytes of a whole number from 0 to 2^53. */
export function encodeVarint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80)
    rest = Math.floor(rest / 0x80)
  }
  bytes.push(rest)
  return bytes
}

/**
 * The number that begins at `at`, and where the next thing begins.
 *
 * @throws RangeError when it does not end
 */
export function decodeVarint(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0
  for (let index = 0; index < MAX_BYTES; index++) {
    const byte = bytes[at + index]
    if (byte === undefined) break
    value += (byte % 0x80) * 0x80 ** index
    if (byte < 0x80) return { value, next: at + index + 1 }
  }
  throw new RangeError(`expected the end of a number after byte ${at}, found none`)
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** What a byte outside of strings means: 0 nothing, 1 a value follows, 2 a string begins. UTF-8 has no other use for these. */
const meanings = new Uint8Array(256)
for (const sign of ',[{') meanings[sign.charCodeAt(0)] = 1
meanings[QUOTE] = 2

/**
 * Has a frame at most so many values: fields and list entries, at any depth? Told by its commas and brackets outside of
 * strings, before anything is built of it: `JSON.parse` takes up to 2 µs a value, and 60 ms for what 1 MiB can hold.
 * Bytes are read rather than text, at a third of the cost: about 2 ms a MiB.
 */
export function hasAtMostValues(bytes: Uint8Array, most: number): boolean {
  const { length } = bytes
  // A value has a byte, and one before it.
  if (length <= most) return true
  let values = 0
  let at = 0
  while (at < length) {
    const meaning = meanings[bytes[at] ?? 0]
    at += 1
    if (meaning === 0) continue
    if (meaning === 2) {
      at = endOfString(bytes, at)
      continue
    }
    values += 1
    if (values > most) return false
  }
  return true
}

/** @param from after the opening quote */
function endOfString(bytes: Uint8Array, from: number): number {
  const { length } = bytes
  let at = from
  while (at < length) {
    const byte = bytes[at]
    at += 1
    if (byte === QUOTE) return at
    if (byte === BACKSLASH) at += 1
  }
  return at
}

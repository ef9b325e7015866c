const QUOTE = 0x22
const COMMA = 0x2c
const OPEN_LIST = 0x5b
const BACKSLASH = 0x5c
const OPEN_OBJECT = 0x7b

/**
 * Has a frame at most so many values: fields and list entries, at any depth? Told by its commas and brackets outside of
 * strings, before anything is built of it: `JSON.parse` takes up to 2 µs a value, and 60 ms for what 1 MiB can hold.
 */
export function hasAtMostValues(text: string, most: number): boolean {
  // A value has a character, and something before it.
  if (text.length <= most) return true
  let values = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) inString = !inString
    if (inString) {
      if (code === BACKSLASH) at += 1
      continue
    }
    if (code !== COMMA && code !== OPEN_LIST && code !== OPEN_OBJECT) continue
    values += 1
    if (values > most) return false
  }
  return true
}

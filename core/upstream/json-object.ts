/** A JSON object whose fields nobody has looked at. */
export type JsonObject = Readonly<Record<string, unknown>>

/** The value as an object (an array counts as none), or undefined. */
export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined
}

/** JSON text → its value; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

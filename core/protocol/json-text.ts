/**
 * The inside of a JSON string literal: escaped, without the quotes. Tokens travel in this form from
 * the upstream's event to the socket's frame, so that none is unescaped only to be escaped again.
 */
export type JsonText = string & { readonly brand: 'JsonText' }

/** Text → the inside of its JSON literal. */
export function toJsonText(text: string): JsonText {
  return JSON.stringify(text).slice(1, -1) as JsonText
}

/** The inside of a JSON literal → its text. */
export function fromJsonText(text: JsonText): string {
  return JSON.parse(`"${text}"`) as string
}

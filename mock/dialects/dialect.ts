/** What is right to make of an answer; a failure by its kind, as `core/upstream/failure.ts` names them. */
export type Right =
  | { readonly text: string; readonly reasoning?: string; readonly finish: string }
  | { readonly text: string; readonly reasoning?: string; readonly failure: string }

/** One answer as a server of a family sends it, and what is right to make of it. */
export interface DialectCase {
  readonly name: string
  /** The report or the document of the shape. Some were known from excerpts or by heart alone: open one before quoting it. */
  readonly source: string
  /** The day on which the shape was written down here. */
  readonly seen: string
  /** 200 where it is left out. */
  readonly status?: number
  /** `text/event-stream` alone where they are left out. */
  readonly headers?: Readonly<Record<string, string>>
  /** The body in the pieces in which it is written. */
  readonly body: readonly string[]
  /** UTF-8 where it is left out. */
  readonly encoding?: 'utf16le'
  /** How the body ends where that is not in order. */
  readonly ending?: 'reset'
  readonly right: Right
}

/** The answers of one family of servers. */
export interface Dialect {
  readonly family: string
  readonly cases: readonly DialectCase[]
}

/** The end of most streams. */
export const DONE = 'data: [DONE]\n\n'

/** An event with this data. */
export function data(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`
}

/** A chunk with one choice, without the fields that no case is about. */
export function chunk(delta: unknown, finish: string | null = null, more: object = {}): string {
  const choice = { index: 0, delta, finish_reason: finish }
  return data({ id: 'chatcmpl-1', object: 'chat.completion.chunk', choices: [choice], ...more })
}

/** Headers of a body of JSON. */
export const JSON_BODY = { 'content-type': 'application/json' }

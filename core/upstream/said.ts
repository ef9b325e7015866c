import { asObject, type JsonObject } from './json-object.ts'

/** Something that a model said: text for the reader, or a thought on the way to it. */
export type Said = { readonly kind: 'text' | 'reasoning'; readonly text: string }

/** The names under which servers send what a model thinks; the first that holds something counts. */
const reasoningNames = [
  'reasoning_content',
  'reasoning',
  'reasoning_text',
  'reasoning_details',
  'reasoning_summary',
  'thinking',
  'thinking_content',
  'thinking_blocks',
  'thoughts',
  'thought',
] as const

/** The names under which servers send text. */
const textNames = ['content', 'text', 'refusal', 'output_text', 'response'] as const

/** Where text lies within a part of a content. */
const innerNames = [
  'text',
  'content',
  'thinking',
  'reasoning',
  'summary',
  'refusal',
  'output_text',
  'value',
  'parts',
] as const

/** Deeper than any server nests a text; a deeper one would only be made to exhaust the stack. */
const MAX_DEPTH = 6

/** What a delta or a message says: its thoughts, then its text, in any shape that carries text. */
export function saidBy(speaker: JsonObject): readonly Said[] {
  return [
    ...firstSaid(speaker, reasoningNames, 'reasoning'),
    ...firstSaid(speaker, textNames, 'text'),
    ...saidIn(asObject(speaker.audio)?.transcript, 'text', 0),
  ]
}

function firstSaid(
  speaker: JsonObject,
  names: readonly string[],
  kind: Said['kind'],
): readonly Said[] {
  for (const name of names) {
    const value = speaker[name]
    // The common case, and it need not build a list.
    if (value === undefined || value === null || value === '') continue
    const said = saidIn(value, kind, 0)
    if (said.length > 0) return said
  }
  return []
}

/** A string, a list of parts, or a part: an object that holds any of these. */
function saidIn(value: unknown, kind: Said['kind'], depth: number): readonly Said[] {
  if (typeof value === 'string') return value === '' ? [] : [{ kind, text: value }]
  // PHP can be told to write texts of digits as numbers.
  if (typeof value === 'number' && kind === 'text') return [{ kind, text: String(value) }]
  if (depth === MAX_DEPTH) return []
  if (Array.isArray(value)) return value.flatMap(part => saidIn(part, kind, depth + 1))
  const part = asObject(value)
  if (part === undefined) return []
  const isThought = part.thought === true || /think|reason/.test(String(part.type))
  for (const name of innerNames) {
    const said = saidIn(part[name], isThought ? 'reasoning' : kind, depth + 1)
    if (said.length > 0) return said
  }
  return []
}

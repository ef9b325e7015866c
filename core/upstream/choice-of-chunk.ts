import { asObject, type JsonObject } from './json-object.ts'
import { choiceOfTypedEvent } from './typed-event.ts'

/** What gateways wrap a chunk in. */
const wrappers = ['data', 'output', 'result', 'response'] as const

/** The chunk within what a gateway has wrapped around it, or the chunk itself. */
export function unwrapped(chunk: JsonObject): JsonObject {
  if (holdsChoices(chunk)) return chunk
  return wrappers.map(name => asObject(chunk[name])).find(holdsChoices) ?? chunk
}

/**
 * The choices of a chunk (Gemini calls them candidates), as a list or not; where there are none (Ollama's and
 * Anthropic's own events) the chunk itself.
 */
export function choicesOf(chunk: JsonObject): readonly JsonObject[] {
  const choices = chunk.choices ?? chunk.candidates
  if (Array.isArray(choices)) return choices.flatMap(asChoice)
  const object = asObject(choices)
  if (object === undefined) return [choiceOfTypedEvent(chunk) ?? chunk]
  const isChoice = 'delta' in object || 'message' in object || 'text' in object
  // PHP makes an object of a list that has gaps.
  return isChoice ? asChoice(object) : Object.values(object).flatMap(asChoice)
}

/** The place of a choice in an answer; most servers that leave it out have one choice. */
export function indexOf({ index }: JsonObject): number {
  return typeof index === 'number' ? index : 0
}

/** Whether it has choices, as a list or as an object. */
export function holdsChoices(chunk: JsonObject | undefined): boolean {
  const choices = chunk?.choices ?? chunk?.candidates
  return Array.isArray(choices) || asObject(choices) !== undefined
}

/** Words in place of a choice, of its delta or of its message are what it says. */
function asChoice(value: unknown): readonly JsonObject[] {
  if (typeof value === 'string') return [{ text: value }]
  const choice = asObject(value)
  if (choice === undefined) return []
  const { delta, message } = choice
  if (isSpeech(delta)) return [{ ...choice, delta: { content: delta } }]
  return isSpeech(message) ? [{ ...choice, message: { content: message } }] : [choice]
}

function isSpeech(value: unknown): boolean {
  return typeof value === 'string' || Array.isArray(value)
}

import { asObject, type JsonObject } from './json-object.ts'

/** A delta of this type is no text: arguments for a tool, code that a tool runs, sound. */
const UNSPOKEN = /argument|tool|code|input|audio\.delta|image/
const THOUGHT = /reason|think/

/**
 * An event whose type says what it carries, as a choice of Chat Completions: those of OpenAI's Responses API, its whole
 * response, and others whose delta is a string
 * (https://developers.openai.com/api/reference/resources/responses/streaming-events).
 *
 * @returns undefined for any other event
 */
export function choiceOfTypedEvent(event: JsonObject): JsonObject | undefined {
  const type = typeof event.type === 'string' ? event.type : ''
  if (typeof event.delta === 'string') return { delta: deltaOf(type, event.delta) }
  if (event.object === 'response') return choiceOfResponse(event)
  if (!type.startsWith('response.')) return undefined
  // What has been said in pieces, once more. Any of these may be the only one that has it.
  if (type === 'response.output_text.done') return { message: { content: event.text } }
  const { item } = event
  if (type === 'response.output_item.done') return { message: { content: item } }
  const isOver = /^response\.(completed|done|incomplete|failed|cancelled)$/.test(type)
  const response = isOver ? asObject(event.response) : undefined
  if (response !== undefined) return choiceOfResponse(response)
  return isCall(item) ? { delta: { function_call: item } } : {}
}

function deltaOf(type: string, delta: string): JsonObject {
  if (UNSPOKEN.test(type)) return {}
  return THOUGHT.test(type) ? { reasoning: delta } : { content: delta }
}

function choiceOfResponse({ output, status, incomplete_details: cut }: JsonObject): JsonObject {
  const call = Array.isArray(output) ? (output.find(isCall) as unknown) : undefined
  const ended = call !== undefined && status === 'completed' ? 'tool_calls' : status
  const finish_reason = status === 'incomplete' ? asObject(cut)?.reason : ended
  return { message: { content: output, function_call: call }, finish_reason }
}

/** A call that is left to us; the server makes those of its own tools itself. */
function isCall(item: unknown): boolean {
  return /^(function|custom_tool)_call$/.test(String(asObject(item)?.type))
}

import type { FinishReason } from '../protocol/frames.ts'
import type { UpstreamFailure } from './failure.ts'
import { type Finish, readFinish } from './finish-reason.ts'
import { asObject, type JsonObject } from './json-object.ts'
import { failureOf, reportedFailure } from './reported-error.ts'
import { type Said, saidBy } from './said.ts'
import type { Usage } from './upstream.ts'
import { readUsage } from './usage.ts'

/** What the data of one event says. */
export type ChunkContent =
  | {
      readonly state: 'content'
      readonly said: readonly Said[]
      /** `message`: what was said is all of the answer up to here, not what is new. */
      readonly source: 'delta' | 'message'
      readonly finish: FinishReason | undefined
      readonly usage: Usage | undefined
      readonly callsTool: boolean
    }
  | { readonly state: 'failed'; readonly failure: UpstreamFailure }
  /** It is JSON, and nothing that we know. */
  | { readonly state: 'strange' }

/** Reads one chunk: a JSON value of any shape. Never throws. */
export function readChunk(chunk: unknown): ChunkContent {
  // Words where an object was due are an error's.
  if (typeof chunk === 'string') return { state: 'failed', failure: failureOf(chunk) }
  const object = asObject(chunk)
  if (object === undefined) return { state: 'strange' }
  const reported = reportedFailure(object)
  if (reported !== undefined) return { state: 'failed', failure: reported }

  const choice = choiceOf(object)
  const finish = finishOf(choice)
  if (finish.state === 'failed') return finish
  const usage = readUsage(object)
  const { said, source, speaker } = speech(choice)
  const content = {
    state: 'content',
    said,
    source,
    finish: finish.state === 'finished' ? finish.reason : undefined,
    usage,
    callsTool: callsTool(speaker) || callsTool(choice),
  } as const
  if (isKnown(object) || said.length > 0 || content.finish !== undefined) return content
  return { state: 'strange' }
}

/** The choice of a chunk; without choices (Ollama's and Anthropic's own events) the chunk itself. */
function choiceOf(chunk: JsonObject): JsonObject {
  if (!Array.isArray(chunk.choices)) return chunk
  return asObject(chunk.choices[0]) ?? {}
}

function finishOf(choice: JsonObject): Finish {
  const delta = asObject(choice.delta)
  const words = [choice.finish_reason, delta?.finish_reason, choice.done_reason]
  const said = readFinish([...words, delta?.stop_reason].find(word => typeof word === 'string'))
  // Ollama's older versions name no reason.
  return said.state === 'unsaid' && choice.done === true ? readFinish('stop') : said
}

/** A delta is what is new. Some servers repeat the whole message beside it, or send nothing else. */
function speech(choice: JsonObject): {
  readonly said: readonly Said[]
  readonly source: 'delta' | 'message'
  readonly speaker: JsonObject
} {
  // Cohere wraps what is new into a message.
  const wrapped = asObject(asObject(choice.delta)?.message)
  const delta = wrapped ?? asObject(choice.delta)
  // Cohere's older interface repeats the whole answer at its end.
  const message = asObject(choice.message) ?? asObject(choice.response)
  const news = delta === undefined ? [] : saidBy(delta)
  if (news.length > 0 || message === undefined) {
    const said = news.length > 0 ? news : saidBy(choice)
    return { said, source: 'delta', speaker: delta ?? {} }
  }
  // Ollama's own messages are pieces.
  const source = 'done' in choice ? 'delta' : 'message'
  return { said: saidBy(message), source, speaker: { ...message, ...delta } }
}

function callsTool({ tool_calls: calls, function_call: call, content_block }: JsonObject): boolean {
  if (asObject(content_block)?.type === 'tool_use') return true
  return (Array.isArray(calls) && calls.length > 0) || asObject(call) !== undefined
}

/** What goes beside chunks: Anthropic's own events, keep-alives, chunks without choices. */
const NOTE = /^(message|content_block)_|^(chat|text)[._]completion|^(ping|heartbeat|keep-?alive)$/

/** Has it the form of a chunk, or is it a note that goes beside chunks? */
function isKnown(chunk: JsonObject): boolean {
  if (Array.isArray(chunk.choices) || 'usage' in chunk || 'done' in chunk) return true
  if ('warning' in chunk || Object.keys(chunk).length === 0) return true
  return [chunk.type, chunk.object].some(word => typeof word === 'string' && NOTE.test(word))
}

import type { FinishReason } from '../protocol/frames.ts'
import { choicesOf, holdsChoices, indexOf, unwrapped } from './choice-of-chunk.ts'
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
      /** The place of the choice among several answers; 0 where there is one. */
      readonly choice: number
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

/**
 * Reads one chunk: a JSON value of any shape. Never throws.
 *
 * @param followed the place of the choice that is the answer, once one has spoken
 * @returns one content; two where a failure comes beside text
 */
export function readChunk(chunk: unknown, followed?: number): readonly ChunkContent[] {
  // Words where an object was due are an error's.
  if (typeof chunk === 'string') return [{ state: 'failed', failure: failureOf(chunk) }]
  const outer = asObject(chunk)
  if (outer === undefined) return [{ state: 'strange' }]
  const object = unwrapped(outer)
  const choices = choicesOf(object)
  const speeches = choices.map(speech)
  const at = placeOf(choices, speeches, followed)
  const choice = choices[at] ?? {}
  const { said, source } = speeches[at] ?? speech(choice)
  const finish = finishOf(choice)
  const content = {
    state: 'content',
    choice: indexOf(choice),
    said,
    source,
    finish: finish.state === 'finished' ? finish.reason : undefined,
    usage: readUsage(object),
    callsTool: [...choices, ...speeches.map(({ speaker }) => speaker)].some(callsTool),
  } as const

  const reported =
    reportedFailure(outer) ?? (finish.state === 'failed' ? finish.failure : undefined)
  if (reported !== undefined) {
    const failed = { state: 'failed', failure: reported } as const
    // What an error says without choices is no answer.
    return said.length === 0 || choice === object ? [failed] : [content, failed]
  }
  if (isKnown(object) || said.length > 0 || content.finish !== undefined) return [content]
  return [{ state: 'strange' }]
}

/** The choice to read: the one that is followed, else the first that says something. */
function placeOf(
  choices: readonly JsonObject[],
  speeches: readonly Speech[],
  followed: number | undefined,
): number {
  const own = choices.findIndex(choice => indexOf(choice) === followed)
  if (own !== -1) return own
  return Math.max(
    0,
    speeches.findIndex(({ said }) => said.length > 0),
  )
}

/** The first reason that we know, under the names of OpenAI, Anthropic, Ollama and Gemini. */
function finishOf(choice: JsonObject): Finish {
  const delta = asObject(choice.delta)
  const words = [
    choice.finish_reason,
    delta?.finish_reason,
    choice.finishReason,
    choice.done_reason,
    delta?.stop_reason,
    choice.stop_reason,
  ]
  const said = words.map(readFinish).find(({ state }) => state !== 'unsaid')
  if (said !== undefined) return said
  // Ollama's older versions name no reason.
  return readFinish(choice.done === true ? 'stop' : undefined)
}

type Speech = {
  readonly said: readonly Said[]
  readonly source: 'delta' | 'message'
  readonly speaker: JsonObject
}

/** A delta is what is new. Some servers repeat the whole message beside it, or send nothing else. */
function speech(choice: JsonObject): Speech {
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

function callsTool(speaker: JsonObject): boolean {
  const { tool_calls: calls, function_call: call, content_block, content } = speaker
  if (asObject(content_block)?.type === 'tool_use') return true
  const parts = asObject(content)?.parts
  if (Array.isArray(parts) && parts.some(part => asObject(part)?.functionCall !== undefined)) {
    return true
  }
  return (Array.isArray(calls) && calls.length > 0) || asObject(call) !== undefined
}

/** What goes beside chunks: events of Anthropic's and of the Responses API, keep-alives, chunks without choices. */
const NOTE =
  /^(message|content_block)_|^response(\.|$)|^(chat|text)[._]completion|^(ping|heartbeat|keep-?alive)$/

/** Has it the form of a chunk, or is it a note that goes beside chunks? */
function isKnown(chunk: JsonObject): boolean {
  if (holdsChoices(chunk) || chunk.choices === null) return true
  if ('usage' in chunk || 'usageMetadata' in chunk || 'done' in chunk) return true
  if ('warning' in chunk || Object.keys(chunk).length === 0) return true
  return [chunk.type, chunk.object].some(word => typeof word === 'string' && NOTE.test(word))
}

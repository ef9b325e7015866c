import type { FinishReason } from '../protocol/frames.ts'
import { type JsonText, toJsonText } from '../protocol/json-text.ts'
import { failure, failureOfStatus, type UpstreamFailure } from './failure.ts'

/** What the data of one event says. */
export type ChunkContent =
  | { readonly state: 'text'; readonly delta: JsonText; readonly finish: FinishReason | undefined }
  | { readonly state: 'finish'; readonly finish: FinishReason }
  | { readonly state: 'nothing' }
  | { readonly state: 'failed'; readonly failure: UpstreamFailure }

/** Events in a row that may teach a new template before a stream is read by `JSON.parse` alone. */
const MAX_LESSONS = 8

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none of them inside a string
const NEEDS_PARSING = /["\\\u0000-\u001f]/

/**
 * Reads the chunks of one answer. All chunks of a stream look alike but for the text, so that the
 * first one that `JSON.parse` has read serves as a template: an event that begins and ends like it, with
 * nothing in between that JSON would escape, has its text in between. No server's field order is
 * assumed, and the text is never unescaped. Every other event is parsed.
 */
export class ChunkReader {
  #head = ''
  #tail = ''
  #lessons = 0

  /** The text delta of an event that fits the template; undefined when `read` must look at it. */
  readFast(data: string): JsonText | undefined {
    const head = this.#head
    const tail = this.#tail
    if (head === '' || data.length <= head.length + tail.length) return undefined
    if (!data.startsWith(head) || !data.endsWith(tail)) return undefined
    const text = data.slice(head.length, data.length - tail.length)
    if (NEEDS_PARSING.test(text)) return undefined
    this.#lessons = 0
    return text as JsonText
  }

  /** Any event but `[DONE]`. Never throws. */
  read(data: string): ChunkContent {
    const chunk = parse(data)
    if (chunk === undefined) return { state: 'failed', failure: failure('malformed') }
    if (chunk.error !== undefined && chunk.error !== null) {
      return { state: 'failed', failure: reportedFailure(chunk.error) }
    }
    const choice = Array.isArray(chunk.choices) ? asObject(chunk.choices[0]) : undefined
    if (choice === undefined) return { state: 'nothing' }

    const finish = finishReason(choice.finish_reason)
    const delta = asObject(choice.delta)
    const text = nonEmpty(delta?.content) ?? nonEmpty(delta?.refusal)
    if (text === undefined)
      return finish === undefined ? { state: 'nothing' } : { state: 'finish', finish }
    if (finish === undefined && this.#lessons < MAX_LESSONS) this.#learn(data, text)
    return { state: 'text', delta: toJsonText(text), finish }
  }

  /** Cuts `data` around its text and proves the cut: with another text in place, that text is what is read. */
  #learn(data: string, text: string): void {
    const literal = JSON.stringify(text)
    const start = data.indexOf(literal, data.indexOf('"content"') + '"content"'.length)
    if (start === -1) return
    const head = data.slice(0, start + 1)
    const tail = data.slice(start + literal.length - 1)
    const probe = text === 'probe' ? 'another' : 'probe'
    if (contentOf(head + probe + tail) !== probe) return
    this.#lessons += 1
    this.#head = head
    this.#tail = tail
  }
}

type JsonObject = Readonly<Record<string, unknown>>

function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null ? (value as JsonObject) : undefined
}

function parse(data: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(data))
  } catch {
    return undefined
  }
}

function contentOf(data: string): unknown {
  const choices = parse(data)?.choices
  const choice = Array.isArray(choices) ? asObject(choices[0]) : undefined
  return asObject(choice?.delta)?.content
}

function nonEmpty(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function reportedFailure(error: unknown): UpstreamFailure {
  const { code, type } = asObject(error) ?? {}
  const name = nonEmpty(code) ?? nonEmpty(type)
  if (typeof code === 'number') return failureOfStatus(code, nonEmpty(type))
  if (name === 'rate_limit_exceeded') return failure('rate-limited')
  const known = failureOfStatus(400, name)
  return known.kind === 'refused' ? failure('reported') : known
}

function finishReason(value: unknown): FinishReason | undefined {
  if (typeof value !== 'string') return undefined
  if (value === 'stop' || value === 'length') return value
  if (value === 'content_filter') return 'content-filter'
  return value === 'tool_calls' || value === 'function_call' ? 'tool-calls' : 'other'
}

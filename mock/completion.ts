import type { ChatRequest } from './chat-request.ts'
import type { WireVariant } from './directives.ts'

// The shapes of https://platform.openai.com/docs/api-reference/chat: `chat.completion` and `chat.completion.chunk`.

/** What stands in every chunk of one answer. */
export interface Envelope {
  readonly id: string
  /** Unix seconds. */
  readonly created: number
  readonly request: ChatRequest
  readonly variants: readonly WireVariant[]
}

/** The constant parts of one answer's event stream, so that a token costs a concatenation. */
export interface Framing {
  /** The first event: the role, with empty content. */
  readonly role: string
  /** Around a token's escaped text. */
  readonly before: string
  readonly after: string
  /** A keep-alive comment. */
  readonly ping: string
  /** A `data:` line whose JSON is broken off. */
  readonly malformed: string
}

/** Precomputes the event stream of one answer. */
export function frameAnswer(envelope: Envelope): Framing {
  const { request, variants } = envelope
  const newline = newlineOf(variants)
  const textKey = variants.includes('refusal') ? 'refusal' : 'content'
  const head = `data: ${headOf(envelope, 'chat.completion.chunk')}"choices":[{"index":0,"delta":`
  const tail = `,"logprobs":null,"finish_reason":null}]${request.includeUsage ? ',"usage":null' : ''}}${newline}${newline}`
  return {
    role: `${head}{"role":"assistant","content":"","refusal":null}${tail}`,
    before: `${head}{"${textKey}":"`,
    after: `"}${tail}`,
    ping: `: ping${newline}${newline}`,
    malformed: `${head}{"${textKey}":"${newline}${newline}`,
  }
}

/** The events after the last token: `finish_reason`, usage where it was asked for, `[DONE]`. */
export function finishAnswer(envelope: Envelope, tokens: number): string {
  const { request, variants } = envelope
  const newline = newlineOf(variants)
  const head = `data: ${headOf(envelope, 'chat.completion.chunk')}`
  const usage = usageOf(request, tokens)
  const lines = [
    `${head}"choices":[{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}]${request.includeUsage ? ',"usage":null' : ''}}`,
    ...(request.includeUsage ? [`${head}"choices":[],"usage":${usage}}`] : []),
    ...(variants.includes('no-done') ? [] : ['data: [DONE]']),
  ]
  return lines.map(line => line + newline + newline).join('')
}

/** An error object in mid-stream, after which the stream ends. */
export function errorEvent(envelope: Envelope, body: string): string {
  const newline = newlineOf(envelope.variants)
  return `data: ${body}${newline}${newline}`
}

/** The whole answer as one `chat.completion`, for requests without `stream`. */
export function wholeAnswer(envelope: Envelope, text: string, tokens: number): string {
  const refused = envelope.variants.includes('refusal')
  const message = {
    role: 'assistant',
    content: refused ? null : text,
    refusal: refused ? text : null,
    annotations: [],
  }
  const choice = { index: 0, message, logprobs: null, finish_reason: 'stop' }
  const head = headOf(envelope, 'chat.completion')
  return `${head}"choices":[${JSON.stringify(choice)}],"usage":${usageOf(envelope.request, tokens)}}`
}

function headOf({ id, created, request }: Envelope, object: string): string {
  const model = JSON.stringify(request.model)
  return `{"id":"${id}","object":"${object}","created":${created},"model":${model},"service_tier":"default","system_fingerprint":"fp_mock",`
}

/** About four characters of a prompt make a token: OpenAI's rule of thumb for English. */
function usageOf(request: ChatRequest, tokens: number): string {
  const prompt = Math.ceil(request.promptCharacters / 4)
  return JSON.stringify({
    prompt_tokens: prompt,
    completion_tokens: tokens,
    total_tokens: prompt + tokens,
  })
}

function newlineOf(variants: readonly WireVariant[]): string {
  return variants.includes('crlf') ? '\r\n' : '\n'
}

import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import OpenAI from 'openai'
import { AnswerReader, type ReadOptions } from './answer-reader.ts'
import { ApiRefusal, refusalOf } from './api-refusal.ts'
import { askUntilAnswered } from './ask.ts'
import { failure, UpstreamError, type UpstreamFailure } from './failure.ts'
import { failureOfNetwork } from './failure-of-network.ts'
import { StreamedResponse } from './http-fetch.ts'
import { type UpstreamObserver, unobservedUpstream } from './observer.ts'
import type { AnswerPatience } from './patience.ts'
import type { AnswerSink, PromptMessage, Upstream } from './upstream.ts'

/** How the openai client reaches its server. */
export type OpenAIUpstreamOptions = {
  readonly description: string
  readonly baseUrl: string
  readonly apiKey: string | undefined
  readonly model: string
  readonly patience: AnswerPatience
  /** Left out where nobody listens. */
  readonly observer?: UpstreamObserver
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>
  /** Called when the API was silent for too long; left out where there are no connections. */
  readonly renewConnections?: () => void
  readonly close: () => Promise<void>
}

/** Longer than any wait: the deadlines are ours. */
const CLIENT_TIMEOUT_MS = 2 ** 31 - 1

/**
 * Chat Completions by the openai client: it makes the request (authentication, address, body); what is refused is asked
 * again by `askUntilAnswered`, and the body is read by AnswerReader, not by the client's iterator, which costs more than
 * all the rest of the relay.
 */
export function createOpenAIUpstream(options: OpenAIUpstreamOptions): Upstream {
  const { description, patience, close, renewConnections = () => {} } = options
  const { observer = unobservedUpstream } = options
  const ask = createAsking(options)

  return {
    description,
    close,
    answer(prompt, sink, signal) {
      const startMs = performance.now()
      const heard = observer.answerRequested()
      const create = async () => {
        try {
          const attempt = (either: AbortSignal) => ask(prompt, either)
          const response = await askUntilAnswered(attempt, { signal, patience: patience.first })
          const elapsedMs = performance.now() - startMs
          const reading = { patience, elapsedMs, observer: heard, onSilence: renewConnections }
          read(response, { sink, signal, reading })
        } catch (error) {
          if (signal.aborted) return
          const reason = failureOf(error)
          if (reason.kind === 'stalled') renewConnections()
          sink.fail(reason)
        }
      }
      void create()
    },
  }
}

/** Asks once. Usage is asked for until a server answers only without. */
function createAsking({ baseUrl, apiKey, model, fetch }: OpenAIUpstreamOptions) {
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    timeout: CLIENT_TIMEOUT_MS,
    maxRetries: 0,
    logLevel: 'off',
    // The client would take them from variables that are about another server.
    organization: null,
    project: null,
    async fetch(input, init) {
      const response = await fetch(input, init)
      if (response.ok) return response
      throw await refusalOf(response)
    },
  })
  let usageIsRefused = false

  const ask = (prompt: readonly PromptMessage[], signal: AbortSignal, withUsage: boolean) => {
    const request: OpenAI.ChatCompletionCreateParamsStreaming = {
      model,
      messages: prompt.map(message =>
        typeof message.content === 'string'
          ? { role: message.role, content: message.content }
          : { role: 'user', content: [...message.content] },
      ),
      stream: true,
      ...(withUsage && { stream_options: { include_usage: true } }),
    }
    return client.chat.completions.create(request, { signal }).asResponse()
  }
  return async (prompt: readonly PromptMessage[], signal: AbortSignal): Promise<Response> => {
    if (usageIsRefused) return await ask(prompt, signal, false)
    try {
      return await ask(prompt, signal, true)
    } catch (error) {
      const cause = error instanceof OpenAI.APIConnectionError ? error.cause : undefined
      if (!(cause instanceof ApiRefusal) || !cause.isAboutOptions) throw error
      const response = await ask(prompt, signal, false)
      usageIsRefused = true
      return response
    }
  }
}

function read(
  response: Response,
  { sink, signal, reading }: { sink: AnswerSink; signal: AbortSignal; reading: ReadOptions },
): void {
  const body = bodyOf(response)
  // A body that is given up emits an error, which would end the process if nobody heard it.
  body.on('error', () => {})
  if (signal.aborted) {
    body.destroy()
    return
  }
  const reader = new AnswerReader(body, sink, reading)
  signal.addEventListener('abort', () => reader.cancel(), { once: true })
}

function bodyOf(response: Response): Readable {
  if (response instanceof StreamedResponse) return response.readable
  if (response.body === null) return Readable.from([])
  return Readable.fromWeb(response.body as ReadableStream<Uint8Array>)
}

function failureOf(error: unknown): UpstreamFailure {
  // The client tells whatever its `fetch` throws as an error of the connection.
  const cause = error instanceof OpenAI.APIConnectionError ? error.cause : error
  if (cause instanceof UpstreamError || cause instanceof ApiRefusal) return cause.failure
  return error instanceof OpenAI.APIConnectionError
    ? failureOfNetwork(cause)
    : failure('malformed', { detail: error instanceof Error ? error.name : undefined })
}

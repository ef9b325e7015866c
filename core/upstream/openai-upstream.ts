import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import OpenAI from 'openai'
import { AnswerReader, type ReadOptions } from './answer-reader.ts'
import { failure, failureOfStatus, type UpstreamFailure } from './failure.ts'
import { StreamedResponse } from './http-fetch.ts'
import { type UpstreamObserver, unobservedUpstream } from './observer.ts'
import type { AnswerSink, Upstream } from './upstream.ts'

/** How the openai client reaches its server. */
export type OpenAIUpstreamOptions = {
  readonly description: string
  readonly baseUrl: string
  readonly apiKey: string | undefined
  readonly model: string
  /** How long an attempt may take until the answer begins, and an answer until its first text. */
  readonly firstTokenMs: number
  /** How long the server may be silent within an answer. */
  readonly idleMs: number
  /** Left out where nobody listens. */
  readonly observer?: UpstreamObserver
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>
  readonly close: () => Promise<void>
}

/**
 * Chat Completions by the openai client: it makes the request (authentication, retries before the
 * first token, errors); the body is read by AnswerReader, not by the client's iterator, which costs
 * more than all the rest of the relay.
 */
export function createOpenAIUpstream(options: OpenAIUpstreamOptions): Upstream {
  const { description, baseUrl, apiKey, model, firstTokenMs, idleMs, fetch, close } = options
  const { observer = unobservedUpstream } = options
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    timeout: firstTokenMs,
    maxRetries: 2,
    logLevel: 'off',
    // The client would take them from variables that are about another server.
    organization: null,
    project: null,
    fetch,
  })

  return {
    description,
    close,
    answer(prompt, sink, signal) {
      const reading = {
        firstTextMs: firstTokenMs,
        idleMs,
        observer: observer.answerRequested(),
      }
      const create = async () => {
        try {
          const response = await client.chat.completions
            .create({ model, messages: [...prompt], stream: true }, { signal })
            .asResponse()
          read(response, { sink, signal, reading })
        } catch (error) {
          if (!signal.aborted) sink.fail(failureOf(error))
        }
      }
      void create()
    },
  }
}

/** What a wrong address, a proxy or a server without streaming answers with status 200. */
const NO_STREAM = /^(text\/html|application\/json)\b/i

function read(
  response: Response,
  { sink, signal, reading }: { sink: AnswerSink; signal: AbortSignal; reading: ReadOptions },
): void {
  const body =
    response instanceof StreamedResponse
      ? response.readable
      : Readable.fromWeb(response.body as ReadableStream<Uint8Array>)
  // A body that is given up emits an error, which would end the process if nobody heard it.
  body.on('error', () => {})
  if (signal.aborted) {
    body.destroy()
    return
  }
  if (NO_STREAM.test(response.headers.get('content-type') ?? '')) {
    body.destroy()
    sink.fail(failure('malformed'))
    return
  }
  const reader = new AnswerReader(body, sink, reading)
  signal.addEventListener('abort', () => reader.cancel(), { once: true })
}

function failureOf(error: unknown): UpstreamFailure {
  if (
    error instanceof OpenAI.APIConnectionTimeoutError ||
    error instanceof OpenAI.APIUserAbortError
  ) {
    return failure('stalled')
  }
  if (error instanceof OpenAI.APIConnectionError) return failure('unreachable', codeOf(error.cause))
  if (error instanceof OpenAI.APIError && error.status !== undefined) {
    // Some servers repeat the status as the code.
    const { code, type } = error
    const known = failureOfStatus(error.status, typeof code === 'string' ? code : type)
    return { ...known, detail: `status ${error.status}` }
  }
  return failure('malformed')
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
}

import type { Readable } from 'node:stream'
import { Agent, request } from 'undici'

const MAX_ERROR_BODY_BYTES = 64 * 1024

/** A response whose body is read as a Node stream: no web stream stands between socket and token. */
export class StreamedResponse extends Response {
  readonly readable: Readable

  constructor(readable: Readable, init: ResponseInit) {
    super(null, init)
    this.readable = readable
  }
}

/** A `fetch` for the openai client, and what closes its connections. */
export type HttpFetch = {
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>
  close(): Promise<void>
}

/**
 * A `fetch` on undici's `request`, over HTTP/2 where the server offers it, so that many answers share
 * one connection and one read brings many tokens.
 *
 * @param plainHttp2 speak HTTP/2 by prior knowledge to `http://` servers
 */
export function createHttpFetch({ plainHttp2 }: { plainHttp2: boolean }): HttpFetch {
  // The pool reads `useH2c` here; undici's types know it one level deeper only, where the pool does not look.
  const protocol = { allowH2: true, useH2c: plainHttp2 }
  // Time-outs are the openai client's and AnswerReader's.
  const agent = new Agent({ ...protocol, headersTimeout: 0, bodyTimeout: 0 })

  return {
    async fetch(input, init = {}) {
      const { statusCode, headers, body } = await request(new URL(String(input)), {
        dispatcher: agent,
        method: init.method === 'POST' ? 'POST' : 'GET',
        headers: Object.fromEntries(new Headers(init.headers)),
        body: typeof init.body === 'string' ? init.body : null,
        signal: init.signal ?? null,
      })
      const response = { status: statusCode, headers: plainHeaders(headers) }
      if (statusCode === 200) return new StreamedResponse(body, response)
      // A status such as 204 forbids even an empty text.
      return new Response((await readError(body)) || null, response)
    },
    close: () => agent.destroy(),
  }
}

/** undici's HTTP/2 header object carries a symbol key, on which `new Headers` throws. */
function plainHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const plain = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !name.startsWith(':')) plain.set(name, String(value))
  }
  return plain
}

async function readError(body: Readable): Promise<string> {
  let text = ''
  for await (const piece of body) {
    text += String(piece)
    if (text.length > MAX_ERROR_BODY_BYTES) break
  }
  return text
}

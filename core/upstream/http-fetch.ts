import type { Readable } from 'node:stream'
import { type ConnectionOptions, Connections } from './connections.ts'
import { decodeBody } from './decode-body.ts'
import { isRedirect, redirectTarget } from './redirect.ts'

const MAX_ERROR_BODY_BYTES = 64 * 1024

/** A response whose body is read as a Node stream: no web stream stands between socket and token. */
export class StreamedResponse extends Response {
  readonly readable: Readable

  constructor(readable: Readable, init: ResponseInit) {
    super(null, init)
    this.readable = readable
  }
}

/** A `fetch` for the openai client, and what renews and closes its connections. */
export type HttpFetch = {
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>
  /** Further requests use new connections. */
  renewConnections(): void
  close(): Promise<void>
}

/**
 * A `fetch` on undici's `request`, so that many answers share one connection and one read brings many tokens.
 * Redirects on the same host are followed; content-encodings are decoded.
 */
export function createHttpFetch(options: ConnectionOptions): HttpFetch {
  const connections = new Connections(options)

  const fetch: HttpFetch['fetch'] = async (input, init = {}) => {
    const request = {
      method: init.method === 'POST' ? 'POST' : 'GET',
      // An answer is a trickle of small pieces: packing them would hold them back.
      headers: { ...Object.fromEntries(new Headers(init.headers)), 'accept-encoding': 'identity' },
      body: typeof init.body === 'string' ? init.body : null,
      signal: init.signal ?? null,
    } as const
    let url = new URL(String(input))
    for (let hops = 0; ; hops += 1) {
      const { statusCode: status, headers, body } = await connections.request(url, request)
      const location = headers.location === undefined ? '' : String(headers.location)
      if (!isRedirect(status) || location === '') return toResponse(status, headers, body)
      // Left unread it would hold its connection.
      body.dump().catch(() => {})
      url = redirectTarget(url, location, hops)
    }
  }
  return {
    fetch,
    renewConnections: () => connections.renew(),
    close: () => connections.close(),
  }
}

type HeaderFields = Readonly<Record<string, string | string[] | undefined>>

async function toResponse(
  status: number,
  headers: HeaderFields,
  body: Readable,
): Promise<Response> {
  const plain = plainHeaders(headers)
  const response = { status, headers: plain }
  const decoded = decodeBody(body, plain.get('content-encoding') ?? undefined)
  const isAnswer = status >= 200 && status < 300 && status !== 204 && status !== 205
  if (isAnswer) return new StreamedResponse(decoded, response)
  // A status such as 204 forbids even an empty text.
  return new Response((await readError(decoded)) || null, response)
}

/** undici's HTTP/2 header object carries a symbol key, on which `new Headers` throws. */
function plainHeaders(headers: HeaderFields): Headers {
  const plain = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !name.startsWith(':')) plain.set(name, String(value))
  }
  return plain
}

/** The beginning of an error's body; what cannot be read of it says nothing. */
async function readError(body: Readable): Promise<string> {
  let text = ''
  try {
    for await (const piece of body) {
      text += String(piece)
      if (text.length > MAX_ERROR_BODY_BYTES) break
    }
  } catch {
    // The status alone still says that the request was refused.
  }
  return text
}

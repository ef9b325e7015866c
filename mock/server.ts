import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { createEngine, refuse } from './engine.ts'
import { badRequest } from './error-bodies.ts'
import { createListener } from './listener.ts'
import { http1Sink, http2Sink } from './node-sinks.ts'
import { defaultMockOptions, type MockOptions } from './options.ts'
import { readBody } from './read-body.ts'
import type { Sink } from './sink.ts'
import type { MockStats } from './stats.ts'
import { createWheelClock } from './wheel-clock.ts'

/** Where a mock server listens, and how it answers. Port 0 takes a free one. */
export interface MockServerOptions extends Partial<MockOptions> {
  readonly host?: string
  readonly port?: number
}

/** A mock server that listens. */
export interface MockServer extends AsyncDisposable {
  /** For `OPEN_API_BASE_URL`: `http://host:port/v1`. */
  readonly url: string
  readonly port: number
  readonly stats: MockStats
  /** Breaks every connection off and stops listening. */
  close(): Promise<void>
}

/**
 * Starts a mock on HTTP/1.1 and plain-text HTTP/2, one port for both.
 *
 * @throws the error of `listen`, such as one with the code EADDRINUSE
 */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const { host = '127.0.0.1', port = 0, ...answers } = options
  const engine = createEngine(
    { ...defaultMockOptions, ...answers },
    createWheelClock({ spread: true }),
  )

  const take = async (
    source: IncomingMessage | ServerHttp2Stream,
    headers: Heading,
    sink: Sink,
  ) => {
    const body = await readBody(source)
    if (body.state === 'gone') return
    if (body.state === 'too-big') return refuse(sink, badRequest(body.problem, 413))
    engine.answer({ ...headers, body: body.text }, sink)
  }
  const handlers = {
    http1: (request: IncomingMessage, response: ServerResponse) =>
      void take(
        request,
        headingOf(request.method, request.url, request.headers['x-mock']),
        http1Sink(response),
      ),
    http2: (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
      // The reader's reset arrives as an error as well as by `close`, which is the one that counts.
      stream.on('error', () => {})
      void take(
        stream,
        headingOf(headers[':method'], headers[':path'], headers['x-mock']),
        http2Sink(stream),
      )
    },
  }

  const { server, sockets } = createListener(handlers, engine.stats.connections)
  server.listen(port, host)
  await once(server, 'listening')
  const bound = (server.address() as AddressInfo).port
  const close = async () => {
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  const shownHost = host.includes(':') ? `[${host}]` : host
  const url = `http://${shownHost}:${bound}/v1`
  return { url, port: bound, stats: engine.stats, close, [Symbol.asyncDispose]: close }
}

interface Heading {
  readonly method: string
  readonly path: string
  readonly directives: string
}

function headingOf(method = '', target = '', directives: string | string[] = ''): Heading {
  return { method, path: target.split('?', 1)[0] ?? '', directives: [directives].flat().join(' ') }
}

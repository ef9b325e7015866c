import { createServer as createHttp1Server, type RequestListener } from 'node:http'
import {
  createServer as createHttp2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2'
import { createServer, type Server, type Socket } from 'node:net'
import type { MockStats } from './stats.ts'

/** Called for each request, by protocol. */
interface Handlers {
  readonly http1: RequestListener
  readonly http2: (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => void
}

/** Every HTTP/2 connection opens with `PRI * HTTP/2.0` (RFC 9113, 3.4); no HTTP/1.1 method begins so. */
const preface = 'PRI'

/** One port for HTTP/1.1 and plain-text HTTP/2 by prior knowledge, told apart by a connection's first bytes. */
export function createListener(
  handlers: Handlers,
  connections: MockStats['connections'],
): { readonly server: Server; readonly sockets: ReadonlySet<Socket> } {
  const sockets = new Set<Socket>()
  const http1 = createHttp1Server(handlers.http1)
  const http2 = createHttp2Server({
    settings: { maxConcurrentStreams: 100 },
    // A load client that aborts a thousand answers at once is no attack here.
    streamResetBurst: 100_000,
    streamResetRate: 10_000,
  })
  http2.on('stream', handlers.http2)
  // A broken connection is the client's affair; its streams have been told by their own `close`.
  http2.on('sessionError', () => {})

  const server = createServer({ noDelay: true }, socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
    const sniff = () => {
      const opening: Buffer | null = socket.read(preface.length)
      if (opening === null) return
      socket.unshift(opening)
      socket.off('readable', sniff)
      const speaksHttp2 = opening.toString('latin1') === preface
      count(socket, speaksHttp2 ? connections.h2c : connections.http1)
      ;(speaksHttp2 ? http2 : http1).emit('connection', socket)
    }
    socket.on('readable', sniff)
  })
  return { server, sockets }
}

function count(socket: Socket, counter: { live: number; accepted: number }): void {
  counter.accepted++
  counter.live++
  socket.once('close', () => counter.live--)
}

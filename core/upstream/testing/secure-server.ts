import { once } from 'node:events'
import { createSecureServer, type Http2Session, type ServerHttp2Stream } from 'node:http2'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { certificate, key } from './certificate.ts'

/** What an answer is written to. */
export type SecureAnswer = {
  respond(headers: { readonly ':status': number }): void
  end(text: string): void
}

/**
 * A server of HTTP/2 over TLS, and of HTTP/1.1, which tunnels through SOCKS have.
 *
 * @param requestsPerSession after so many a session takes no more (GOAWAY) and ends with its last answer, as nginx's
 *   `keepalive_requests` does
 */
export async function startSecureServer(
  answer: (stream: SecureAnswer) => void,
  { requestsPerSession = Number.POSITIVE_INFINITY } = {},
) {
  const sessions = new Map<Http2Session, { requests: number }>()
  let opened = 0
  const server = createSecureServer({ allowHTTP1: true, cert: certificate, key })
  server.on('session', session => {
    sessions.set(session, { requests: 0 })
    opened += 1
    session.on('error', () => {})
    session.on('close', () => sessions.delete(session))
  })
  server.on('stream', (stream: ServerHttp2Stream) => {
    stream.on('error', () => {})
    stream.resume()
    answer(stream)
    const count = stream.session && sessions.get(stream.session)
    if (count === undefined) return
    count.requests += 1
    if (count.requests >= requestsPerSession) stream.session?.close()
  })
  server.on('request', (request, response) => {
    if (request.httpVersionMajor > 1) return
    request.resume()
    answer({
      respond: ({ ':status': status }) => void response.writeHead(status),
      end: text => void response.end(text),
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    /** Sessions of HTTP/2 so far. */
    sessions: () => opened,
    async [Symbol.asyncDispose]() {
      for (const session of sessions.keys()) session.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A relay of TCP whose connections can fall silent without a word, as behind a NAT that forgot them. */
export async function startRelay(targetPort: number) {
  const pairs: (readonly [Socket, Socket])[] = []
  const server = createServer(near => {
    const far = connect(targetPort, '127.0.0.1')
    near.on('error', () => {}).pipe(far)
    far.on('error', () => {}).pipe(near)
    pairs.push([near, far])
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => pairs.length,
    /** From now on nothing passes on the connections that there are; new ones work. */
    hush() {
      for (const [near, far] of pairs) {
        near.unpipe().pause()
        far.unpipe().pause()
      }
    },
    async [Symbol.asyncDispose]() {
      for (const pair of pairs) for (const socket of pair) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** An HTTP server that stands for an API, and what it has seen. */
export type ApiServer = AsyncDisposable & {
  readonly baseUrl: string
  readonly requests: IncomingMessage[]
  /** The requests' bodies. */
  readonly bodies: string[]
  /** Connections that were opened, in all. */
  connections(): number
}

/** Starts a server on a free port of this machine that answers every request so. */
export async function startApiServer(
  answer: (response: ServerResponse, request: IncomingMessage) => void,
): Promise<ApiServer> {
  const requests: IncomingMessage[] = []
  const bodies: string[] = []
  let connections = 0
  const server = createServer((request, response) => {
    requests.push(request)
    text(request).then(
      body => {
        bodies.push(body)
        answer(response, request)
      },
      () => {},
    )
  })
  server.on('connection', () => {
    connections += 1
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    bodies,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

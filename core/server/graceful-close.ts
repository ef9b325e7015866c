import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Server as NetServer } from 'node:net'

/**
 * Watches a server's requests, so that it can be closed without cutting one. Node's own `close` waits for connections
 * instead: for as long as a client keeps one alive, or an upgraded one stays open. And it ends a connection whose answer
 * is all written but not yet taken by a slow client.
 *
 * @returns to be called once: stops listening, lets the requests that run be answered, and then ends every connection,
 * at the latest after `withinMs`
 */
export function gracefulClose(server: Server): (withinMs: number) => Promise<void> {
  const answered = new EventTarget()
  let running = 0
  let closing = false
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    running += 1
    response.once('close', () => {
      running -= 1
      // A connection that is kept alive would bring the next request.
      if (closing) socket.destroySoon()
      if (running === 0) answered.dispatchEvent(new Event('all'))
    })
  })

  return async withinMs => {
    closing = true
    NetServer.prototype.close.call(server)
    if (running > 0) {
      await once(answered, 'all', { signal: AbortSignal.timeout(withinMs) }).catch(() => {})
    }
    server.closeAllConnections()
  }
}

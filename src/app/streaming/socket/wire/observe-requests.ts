import type { createConnection } from './connection.ts'
import type { createFollowedRequest } from './followed-request.ts'
import { type Delta, isTerminal, readDelta, requestIdOf } from './frame-reading.ts'
import type { SocketObserver } from './observed-web-socket.ts'
import type { createSilenceWatch } from './silence-watch.ts'
import type { StopOrder } from './stop-order.ts'

type ObserveRequestsOptions = {
  readonly connection: ReturnType<typeof createConnection>
  readonly watch: ReturnType<typeof createSilenceWatch>
  readonly order: StopOrder
  readonly request: ReturnType<typeof createFollowedRequest>
  /** Does the transport ask for an answer only to stop it? */
  readonly isStopping: () => boolean
  /** A piece of the followed answer came in. */
  readonly delta: (delta: Delta) => void
}

/** Tells everybody who waits for something what passes the socket. */
export function observeRequests({
  connection,
  watch,
  order,
  request,
  isStopping,
  delta,
}: ObserveRequestsOptions): SocketObserver {
  return {
    connecting() {
      watch.connecting()
      connection.connecting()
    },

    opened() {
      watch.opened()
      connection.opened()
    },

    sent(frame) {
      watch.sent(frame.length)
      if (!isStopping()) return request.sent(frame)
      const requestId = requestIdOf(frame)
      if (requestId !== undefined) order.follow(requestId)
    },

    received(frame) {
      if (request.received(frame)) watch.heard()
      const requestId = requestIdOf(frame)
      if (requestId !== undefined && isTerminal(frame)) order.ended(requestId)
      const piece = requestId === request.requestId() ? readDelta(frame) : undefined
      if (piece !== undefined) delta(piece)
    },

    closed(code, reason) {
      watch.stop()
      request.disconnected()
      order.disconnected()
      connection.closed(code, reason)
    },
  }
}

import { type ConnectionStatus, createConnection } from './connection.ts'
import { createFollowedRequest } from './followed-request.ts'
import type { Delta } from './frame-reading.ts'
import type { Network } from './network.ts'
import { observeRequests } from './observe-requests.ts'
import { observedWebSocket } from './observed-web-socket.ts'
import { ResumableTransport } from './resumable-transport.ts'
import { createSilenceWatch } from './silence-watch.ts'
import { createStopOrder } from './stop-order.ts'

type SessionWireOptions = {
  readonly chatId: string
  readonly socketUrl: string
  /** Gives a ticket for each connection; undefined where the socket asks for none. */
  readonly fetchTicket: (() => Promise<string>) | undefined
  readonly network: Network
  /** Is nothing being answered? */
  readonly isIdle: () => boolean
  readonly changed: (status: ConnectionStatus) => void
  readonly delta: (delta: Delta) => void
  /** The server closed, with this code, so that coming back is of no use. */
  readonly giveUp: (code: number) => void
  /** There is a connection again, and an answer that was lost with the last one. */
  readonly recover: () => void
  /** Whether the server had the answer that was asked for again. */
  readonly onResume: (outcome: 'found' | 'none') => void
}

/** What lies between a chat and its server: one socket after the other, what is asked over them, and what was stopped. */
export type SessionWire = ReturnType<typeof createSessionWire>

/** Puts the wire together. Nothing connects before it is started. */
export function createSessionWire(options: SessionWireOptions) {
  const { chatId, socketUrl, fetchTicket, network, isIdle } = options
  const order = createStopOrder()
  const request = createFollowedRequest()
  let running = false

  const connection = createConnection({
    isOnline: network.isOnline,
    changed: options.changed,
    giveUp: options.giveUp,
    reconnect: () => (isIdle() ? tellStop() : options.recover()),
  })

  const watch = createSilenceWatch({
    probe: () => socket.probe(),
    silent: drop,
    isWaiting: () => !isIdle() || order.isOpen(),
    isVisible: network.isVisible,
  })

  const socket = observedWebSocket(
    observeRequests({
      connection,
      watch,
      order,
      request,
      isStopping: () => transport.isStopping,
      delta: options.delta,
    }),
    fetchTicket,
  )

  const transport = new ResumableTransport({
    url: socketUrl,
    params: socket.query,
    webSocket: socket.WebSocket,
    order,
    isOlder: request.isOlder,
    onResume: options.onResume,
  })

  /** Gives up a socket that says nothing, for one that does. */
  function drop(): void {
    transport.close()
    watch.stop()
    request.disconnected()
    order.disconnected()
    connection.abandoned()
  }

  /** Sees a stop through to the server, by a connection of its own where that is needed. */
  function tellStop(): void {
    const failed = () => {
      if (running) connection.answerLost()
    }
    void transport.confirmStop(chatId).then(() => isIdle() && connection.settled(), failed)
  }

  return {
    connection,
    request,
    transport,
    isRunning: () => running,

    /** The user stops the answer: the server is told of it by `tellStop`. */
    orderStop(): void {
      if (request.question() !== 'held' && !request.isEnded()) order.order(request.requestId())
      request.leave()
    },
    tellStop,

    /** Connects and follows the browser's online state; returns its end. */
    start(): () => void {
      running = true
      const unwatch = network.watch(() => {
        watch.networkChanged(network.isOnline())
        connection.networkChanged()
      })
      const unwatchWaking = network.watchWaking(() => watch.check())
      connection.networkChanged()
      if (!isIdle()) connection.recover()
      if (isIdle() && network.isOnline()) void transport.connect()
      return () => {
        running = false
        unwatch()
        unwatchWaking()
        watch.stop()
        connection.settled()
        transport.close()
      }
    },
  }
}

import type { WebSocketChatTransport } from 'ai'
import { randomId } from '../random-id.ts'
import { ticketQuery } from './tickets.ts'

type WebSocketConstructor = NonNullable<
  ConstructorParameters<typeof WebSocketChatTransport>[0]['webSocket']
>

/** What the page wants to know of the transport's socket, which the transport keeps to itself. */
export interface SocketObserver {
  connecting(): void
  opened(): void
  /** A frame leaves. */
  sent(frame: string): void
  /** A frame arrived. Called for every token: keep it cheap. */
  received(frame: string): void
  closed(code: number, reason: string): void
}

/** The transport's socket as it is observed. */
export type ObservedSocket = {
  readonly WebSocket: WebSocketConstructor
  /** Makes the query of the next connection. */
  readonly query: () => Promise<Record<string, string>>
  /**
   * Asks the server for a sign of life, in the words of the protocol: a resume of a chat that nobody has is answered
   * `no-active` at once. The transport knows no such request, and passes the answer over.
   */
  readonly probe: () => void
}

/**
 * A WebSocket class that tells `observer` about its newest instance; what an older one still has to
 * say (a close frame that comes late) is not about the connection in use.
 *
 * @param fetchTicket gives a ticket for each connection; undefined where the socket asks for none
 */
export function observedWebSocket(
  observer: SocketObserver,
  fetchTicket?: () => Promise<string>,
): ObservedSocket {
  let newest: ObservedWebSocket | undefined

  class ObservedWebSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      newest = this
      observer.connecting()
      this.addEventListener('open', () => {
        if (newest === this) observer.opened()
      })
      this.addEventListener('message', event => {
        if (newest === this && typeof event.data === 'string') observer.received(event.data)
      })
      this.addEventListener('close', event => {
        if (newest === this) observer.closed(event.code, event.reason)
      })
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data)
      if (newest === this && typeof data === 'string') observer.sent(data)
    }

    probe(): void {
      if (this.readyState !== this.OPEN) return
      super.send(JSON.stringify({ type: 'resume', requestId: randomId(), id: randomId() }))
    }
  }

  return {
    query: fetchTicket === undefined ? async () => ({}) : ticketQuery(observer, fetchTicket),
    WebSocket: ObservedWebSocket as unknown as WebSocketConstructor,
    probe: () => newest?.probe(),
  }
}

import { WebSocket } from 'ws'
import type { TicketSource } from './ticket-source.ts'
import { withTicket } from './tickets.ts'

/** Where a client connects, and as what. */
export type SocketAddress = {
  readonly url: string
  readonly origin: string
  /** Absent: the socket asks for none. */
  readonly tickets?: TicketSource | undefined
  /** What a former socket was given. */
  readonly cookie?: string | undefined
}

/** What a connection counts as closed with that ended without a close frame (RFC 6455, 7.1.5). */
const NO_CLOSE_FRAME = 1006

/** How a socket came to its end, where it was not its own side that ended it. */
export type SocketEnd = {
  /** Absent: it never opened. */
  readonly openedAtMs?: number
  readonly code: number
  readonly reason: string
  /** In words. */
  readonly why: string
}

/** What a client hears of its socket. */
export type SocketListener = {
  readonly onOpen: () => void
  readonly onText: (text: string) => void
  /** Once: it did not open, or the other side or the network ended it. */
  readonly onEnd: (end: SocketEnd) => void
}

/** One WebSocket of a client in Node. k6 has its own. */
export class NodeSocket {
  #socket: WebSocket | undefined
  #left = false
  #cookie: string | undefined

  /**
   * Opens it. Nothing is checked that the server under test has to get right anyway: the less a client does for a token, the farther
   * it reaches.
   *
   * @param listener hears nothing more of it once this side has ended it
   */
  constructor(address: SocketAddress, listener: SocketListener) {
    const { url, origin, tickets } = address
    if (tickets === undefined) {
      this.#open(address, listener)
      return
    }
    withTicket(url, { origin, tickets }).then(
      ticketed => {
        if (!this.#left) this.#open({ ...address, url: ticketed }, listener)
      },
      error => {
        if (!this.#left) listener.onEnd({ code: NO_CLOSE_FRAME, reason: '', why: error.message })
      },
    )
  }

  #open({ url, origin, cookie }: SocketAddress, { onOpen, onText, onEnd }: SocketListener): void {
    const socket = new WebSocket(url, {
      origin,
      headers: cookie === undefined ? {} : { cookie },
      perMessageDeflate: false,
      skipUTF8Validation: true,
    })
    this.#socket = socket
    let openedAtMs: number | undefined
    let problem: string | undefined
    socket.on('upgrade', ({ headers }) => {
      this.#cookie = headers['set-cookie']?.[0]?.split(';')[0]
    })
    socket.on('open', () => {
      openedAtMs = performance.now()
      if (!this.#left) onOpen()
    })
    socket.on('message', data => {
      if (!this.#left) onText(String(data))
    })
    // A close follows.
    socket.on('error', error => {
      problem ??= error.message
    })
    socket.on('close', (code, bytes) => {
      if (this.#left) return
      const reason = String(bytes)
      const why = problem ?? `closed with ${code}${reason === '' ? '' : ` ${reason}`}`
      onEnd({ ...(openedAtMs === undefined ? {} : { openedAtMs }), code, reason, why })
    })
  }

  /** What a balancer tells its clients apart by; undefined: it gave none. */
  get cookie(): string | undefined {
    return this.#cookie
  }

  /** Sends a frame; tells whether the socket was open. */
  send(frame: string): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false
    this.#socket.send(frame)
    return true
  }

  /** Says goodbye. */
  close(): void {
    this.#left = true
    this.#socket?.close()
  }

  /** Goes without a word, as a network that is lost. */
  terminate(): void {
    this.#left = true
    this.#socket?.terminate()
  }
}

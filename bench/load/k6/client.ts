import { WebSocket } from 'k6/websockets'
import { Conversation } from '../conversation.ts'
import { emit } from './emit.ts'

/** The open state of the WebSocket API. k6 has no constant for it. */
const OPEN = 1

/** One socket of k6 and the answers on it. */
export class Client {
  readonly #socket: WebSocket
  readonly #conversation: Conversation
  #closing = false

  /** @param onOpened called once: with nothing, or with why the socket did not open */
  constructor(options: {
    url: string
    origin: string
    name: string
    onOpened: (error: string | undefined) => void
  }) {
    const { url, origin, name, onOpened } = options
    this.#conversation = new Conversation(name, emit)
    this.#socket = new WebSocket(url, null, {
      headers: { Origin: origin },
      tags: { name: 'socket' },
    })
    let settled = false
    const settle = (error: string | undefined) => {
      if (settled) return
      settled = true
      onOpened(error)
    }
    this.#socket.onopen = () => settle(undefined)
    this.#socket.onerror = event => settle(String(event?.error))
    // The types do not know the event that k6 passes.
    this.#socket.onclose = ((event: { code: number }) => {
      settle(`closed with ${event.code}`)
      this.#dropped(event.code)
    }) as () => void
    this.#socket.onmessage = event => {
      if (event !== undefined) this.#conversation.read(String(event.data), event.timestamp)
    }
  }

  /** Sends a planned turn. */
  send(turn: number, plannedMs: number): void {
    const { requestId, frame } = this.#conversation.ask(turn, plannedMs, Date.now())
    if (this.#socket.readyState === OPEN) this.#socket.send(frame)
    else this.#conversation.lose(requestId, 'the socket was not open')
  }

  /** The run is over. */
  close(): void {
    this.#closing = true
    this.#conversation.over()
    this.#socket.close()
  }

  #dropped(code: number): void {
    if (!this.#closing) emit({ type: 'drop', code })
    this.#conversation.loseAll(`closed with ${code}`)
  }
}

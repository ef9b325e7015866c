import { WebSocket } from 'ws'
import type { LoadSample } from '../../samples/load-sample.ts'
import { Conversation } from '../conversation.ts'

/** Epoch milliseconds with a fraction, on a clock that does not jump. */
export const epochMs = (): number => performance.timeOrigin + performance.now()

/** One socket of the client and the answers on it. */
export class ClientSocket {
  readonly #socket: WebSocket
  readonly #conversation: Conversation
  #closing = false

  /** @param options.onOpened called once: with nothing, or with why the socket did not open */
  constructor(options: {
    url: string
    origin: string
    name: string
    onOpened: (error: string | undefined) => void
    emit: (sample: LoadSample) => void
  }) {
    const { url, origin, name, onOpened, emit } = options
    this.#conversation = new Conversation(name, emit)
    // Nothing is checked that the deployment under test has to get right anyway: the cheaper the client, the farther the ladder.
    this.#socket = new WebSocket(url, {
      origin,
      perMessageDeflate: false,
      skipUTF8Validation: true,
    })
    let problem: string | undefined
    let opened = false
    this.#socket.on('open', () => {
      opened = true
      onOpened(undefined)
    })
    // What went wrong shows in the close that follows.
    this.#socket.on('error', error => {
      problem ??= error.message
    })
    this.#socket.on('close', code => {
      if (!opened) onOpened(problem ?? `closed with ${code}`)
      else if (!this.#closing) emit({ type: 'drop', code })
      this.#conversation.loseAll(`closed with ${code}`)
    })
    this.#socket.on('message', data => this.#conversation.read(String(data), epochMs()))
  }

  /** Sends a planned turn. */
  send(turn: number, plannedMs: number): void {
    const { requestId, frame } = this.#conversation.ask(turn, plannedMs, epochMs())
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(frame)
    else this.#conversation.lose(requestId, 'the socket was not open')
  }

  /** The run is over. */
  close(): void {
    this.#closing = true
    this.#conversation.over()
    this.#socket.close()
  }
}

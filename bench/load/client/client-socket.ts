import type { LoadSample } from '../../samples/load-sample.ts'
import { Conversation } from '../conversation.ts'
import { NodeSocket, type SocketAddress } from '../node-socket.ts'

/** Epoch milliseconds with a fraction, on a clock that does not jump. */
export const epochMs = (): number => performance.timeOrigin + performance.now()

/** One socket of the client and the answers on it. */
export class ClientSocket {
  readonly #socket: NodeSocket
  readonly #conversation: Conversation

  /** @param options.onOpened called once: with nothing, or with why the socket did not open */
  constructor(
    options: SocketAddress & {
      name: string
      keepsGaps: boolean
      onOpened: (error: string | undefined) => void
      emit: (sample: LoadSample) => void
    },
  ) {
    const { name, keepsGaps, onOpened, emit } = options
    const conversation = new Conversation(name, emit, { keepsGaps })
    this.#conversation = conversation
    this.#socket = new NodeSocket(options, {
      onOpen: () => onOpened(undefined),
      onText: text => conversation.read(text, epochMs()),
      onEnd({ openedAtMs, code, why }) {
        if (openedAtMs === undefined) onOpened(why)
        else emit({ type: 'drop', code })
        conversation.loseAll(why)
      },
    })
  }

  /** Sends a planned turn. */
  send(turn: number, plannedMs: number): void {
    const { requestId, frame } = this.#conversation.ask(turn, plannedMs, epochMs())
    if (!this.#socket.send(frame)) this.#conversation.lose(requestId, 'the socket was not open')
  }

  /** Whether no answer is under way. */
  get idle(): boolean {
    return this.#conversation.idle
  }

  /** The run is over. */
  close(): void {
    this.#conversation.over()
    this.#socket.close()
  }
}

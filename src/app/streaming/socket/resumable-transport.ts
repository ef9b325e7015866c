import { WebSocketChatTransport } from 'ai'
import type { ChatMessage } from './chat-message.ts'

type TransportOptions = ConstructorParameters<typeof WebSocketChatTransport<ChatMessage>>[0]

/**
 * The AI SDK's transport, which says what came of a resume: `useChat` turns the server's `no-active`
 * into a silent "ready", so that a lost answer would look like a finished one.
 */
export class ResumableTransport extends WebSocketChatTransport<ChatMessage> {
  readonly #onResume: (outcome: 'found' | 'no-active') => void

  constructor(options: TransportOptions, onResume: (outcome: 'found' | 'no-active') => void) {
    super(options)
    this.#onResume = onResume
  }

  /**
   * Opens the socket before the first message needs it; the SDK's transport opens it with that message. A resume of a
   * chat that nobody has is answered `no-active`. A failure shows in the connection's state.
   */
  async connect(): Promise<void> {
    const chatId = crypto.randomUUID()
    await super
      .reconnectToStream({ chatId, metadata: undefined, headers: undefined, body: undefined })
      .catch(() => null)
  }

  override async reconnectToStream(
    options: Parameters<WebSocketChatTransport<ChatMessage>['reconnectToStream']>[0],
  ): ReturnType<WebSocketChatTransport<ChatMessage>['reconnectToStream']> {
    const stream = await super.reconnectToStream(options)
    if (!options.abortSignal?.aborted) this.#onResume(stream === null ? 'no-active' : 'found')
    return stream
  }
}

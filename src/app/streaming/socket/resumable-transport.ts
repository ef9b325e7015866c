import { WebSocketChatTransport } from 'ai'
import type { ChatMessage } from './chat-message.ts'
import { isConnectionLoss } from './words.ts'

type Transport = WebSocketChatTransport<ChatMessage>
type TransportOptions = ConstructorParameters<typeof WebSocketChatTransport<ChatMessage>>[0]

/**
 * The AI SDK's transport, which says what came of a resume: `useChat` turns the server's `no-active`
 * into a silent "ready", so that a lost answer would look like a finished one. And it stops an answer
 * that it has no connection to: the SDK's drops an abort that finds none.
 */
export class ResumableTransport extends WebSocketChatTransport<ChatMessage> {
  readonly #onResume: (outcome: 'found' | 'no-active') => void
  /** The chat whose answer is to be stopped once there is a connection. */
  #toStop: string | undefined
  #stopping: Promise<void> | undefined

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

  /** Whether a stop asks for the answer, which nobody is to see. */
  get isStopping(): boolean {
    return this.#stopping !== undefined
  }

  /** Stops the chat's answer with the next connection, at the latest before the next question leaves. */
  stopLater(chatId: string): void {
    this.#toStop = chatId
  }

  /**
   * Stops what `stopLater` named. An `abort` stops what its connection follows, and so the answer is resumed first.
   *
   * @throws Error when the connection fails; the answer is then still to be stopped
   */
  stopNow(): Promise<void> {
    this.#stopping ??= this.#stop().finally(() => {
      this.#stopping = undefined
    })
    return this.#stopping
  }

  async #stop(): Promise<void> {
    const chatId = this.#toStop
    if (chatId === undefined) return
    const stopping = new AbortController()
    try {
      const answer = await super.reconnectToStream({
        chatId,
        abortSignal: stopping.signal,
        metadata: undefined,
        headers: undefined,
        body: undefined,
      })
      this.#toStop = undefined
      if (answer !== null) stopping.abort()
    } catch (error) {
      if (!(error instanceof Error) || isConnectionLoss(error)) throw error
      // The server refuses: asked again it would do so again.
      this.#toStop = undefined
    }
  }

  override async sendMessages(
    options: Parameters<Transport['sendMessages']>[0],
  ): ReturnType<Transport['sendMessages']> {
    // The server refuses a question while it writes an answer.
    await Promise.race([this.stopNow(), aborted(options.abortSignal)])
    return await super.sendMessages(options)
  }

  override async reconnectToStream(
    options: Parameters<Transport['reconnectToStream']>[0],
  ): ReturnType<Transport['reconnectToStream']> {
    const stream = await super.reconnectToStream(options)
    if (!options.abortSignal?.aborted) this.#onResume(stream === null ? 'no-active' : 'found')
    return stream
  }
}

/** Rejects with the reason when a signal aborts. */
function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

import { type UIMessageChunk, WebSocketChatTransport } from 'ai'
import type { ChatMessage } from '../chat-message.ts'
import { randomId } from '../random-id.ts'
import { isConnectionLoss } from '../words.ts'
import type { StopOrder } from './stop-order.ts'

type Transport = WebSocketChatTransport<ChatMessage>
type TransportOptions = ConstructorParameters<typeof WebSocketChatTransport<ChatMessage>>[0]
type Chunks = ReadableStream<UIMessageChunk>

type ResumableTransportOptions = Pick<TransportOptions, 'url' | 'params' | 'webSocket'> & {
  readonly order: StopOrder
  /** Was this answer there before the present question? */
  readonly isOlder: (messageId: string) => boolean
  /** What came of a resume; `none`: the server has no answer to the present question. */
  readonly onResume: (outcome: 'found' | 'none') => void
}

/** Longer than a silent socket is waited for. */
const confirmationMs = 15_000

/**
 * The AI SDK's transport, which says what came of a resume: `useChat` turns the server's `no-active` into a silent "ready",
 * and takes an earlier answer of the chat for the present one. And it stops an answer that it has no connection to: the
 * SDK's drops an abort that finds none.
 */
export class ResumableTransport extends WebSocketChatTransport<ChatMessage> {
  readonly #options: ResumableTransportOptions
  #stopping: Promise<void> | undefined

  constructor(options: ResumableTransportOptions) {
    super({
      url: options.url,
      params: options.params,
      webSocket: options.webSocket,
      // What a model thought is no part of what it is asked.
      prepareSendMessagesRequest: ({ messages }) => ({ messages: messages.map(withoutReasoning) }),
    })
    this.#options = options
  }

  /**
   * Opens the socket before the first message needs it; the SDK's transport opens it with that message. A resume of a
   * chat that nobody has is answered `no-active`. A failure shows in the connection's state.
   */
  async connect(): Promise<void> {
    await super.reconnectToStream(resumeOf(randomId())).catch(() => null)
  }

  /** Whether a stop asks for the answer, which nobody is to see. */
  get isStopping(): boolean {
    return this.#stopping !== undefined
  }

  /**
   * Sees an ordered stop confirmed. An `abort` stops what its connection follows: where it follows nothing, the answer is
   * resumed first.
   *
   * @throws Error when the connection fails; the answer is then still to be stopped
   */
  async confirmStop(chatId: string): Promise<void> {
    const { order } = this.#options
    if (!order.isOpen()) return
    if (order.isUnderWay()) return await this.#confirmed()
    this.#stopping ??= this.#resumeToStop(chatId).finally(() => {
      this.#stopping = undefined
    })
    return await this.#stopping
  }

  async #resumeToStop(chatId: string): Promise<void> {
    const { order } = this.#options
    const stopping = new AbortController()
    try {
      const answer = await super.reconnectToStream(resumeOf(chatId, stopping.signal))
      if (answer === null) return order.confirm()
      stopping.abort()
      await this.#confirmed()
    } catch (error) {
      if (!(error instanceof Error) || isConnectionLoss(error)) throw error
      // The server refuses: asked again it would do so again.
      order.confirm()
    }
  }

  /** A server that lives, and confirms no stop, is not waited for: it may refuse the next question in words. */
  async #confirmed(): Promise<void> {
    const { order } = this.#options
    const timer = setTimeout(order.confirm, confirmationMs)
    await order.confirmed().finally(() => clearTimeout(timer))
  }

  override async sendMessages(
    options: Parameters<Transport['sendMessages']>[0],
  ): ReturnType<Transport['sendMessages']> {
    // The server refuses a question while it writes an answer.
    await Promise.race([this.confirmStop(options.chatId), aborted(options.abortSignal)])
    return await super.sendMessages(options)
  }

  override async reconnectToStream(
    options: Parameters<Transport['reconnectToStream']>[0],
  ): ReturnType<Transport['reconnectToStream']> {
    const stream = await super.reconnectToStream(options)
    const resumed = stream === null ? undefined : await readFirst(stream)
    if (options.abortSignal?.aborted) return resumed?.whole ?? null
    const { first, whole } = resumed ?? {}
    const messageId = first?.type === 'start' ? first.messageId : undefined
    const isOlder = messageId !== undefined && this.#options.isOlder(messageId)
    this.#options.onResume(whole === undefined || isOlder ? 'none' : 'found')
    if (!isOlder) return whole ?? null
    // Read and thrown away: the SDK would send an `abort` for a stream that is cancelled, and stop another tab's answer.
    void whole?.pipeTo(new WritableStream()).catch(() => {})
    return null
  }
}

const resumeOf = (chatId: string, abortSignal?: AbortSignal) => ({
  chatId,
  abortSignal,
  metadata: undefined,
  headers: undefined,
  body: undefined,
})

/** Reads the first chunk of a stream; `whole` is the stream with it. */
async function readFirst(stream: Chunks): Promise<{ first?: UIMessageChunk; whole: Chunks }> {
  const reader = stream.getReader()
  const { done, value } = await reader.read()
  const whole = new ReadableStream<UIMessageChunk>({
    start(controller) {
      if (done) return controller.close()
      controller.enqueue(value)
    },
    async pull(controller) {
      const next = await reader.read()
      if (next.done) return controller.close()
      controller.enqueue(next.value)
    },
    cancel: reason => reader.cancel(reason),
  })
  return done ? { whole } : { first: value, whole }
}

function withoutReasoning(message: ChatMessage): ChatMessage {
  return { ...message, parts: message.parts.filter(({ type }) => type !== 'reasoning') }
}

/** Rejects with the reason when a signal aborts. */
function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

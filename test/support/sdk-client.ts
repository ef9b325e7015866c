import { createHash } from 'node:crypto'
import { type UIMessageChunk, WebSocketChatTransport } from 'ai'
import { WebSocket } from 'ws'
import type { Deployment } from './deployment.ts'
import { ticketOf } from './tickets.ts'

/** The AI SDK's own client in Node.js, and a hand on its connection. */
export type SdkClient = Disposable & {
  readonly transport: WebSocketChatTransport<never>
  /** How many connections it has opened. */
  readonly connections: number
  /** Cuts the connection without a close frame. */
  drop(): void
  /** Asks a question in a chat of its own id. */
  ask(chatId: string, text: string, signal?: AbortSignal): Promise<ReadableStream<UIMessageChunk>>
  resume(chatId: string): Promise<ReadableStream<UIMessageChunk> | null>
}

/**
 * Creates the client; it connects when something is asked.
 *
 * @param params makes the query of each connection
 */
export function createSdkClient(
  { socketUrl, pageUrl }: Deployment,
  params = async (): Promise<Record<string, string>> => ({
    ticket: await ticketOf({ origin: pageUrl }),
  }),
): SdkClient {
  const sockets: WebSocket[] = []
  class PageWebSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { origin: pageUrl })
      sockets.push(this)
    }
  }
  const transport = new WebSocketChatTransport<never>({
    url: socketUrl,
    params,
    webSocket: PageWebSocket as never,
  })
  return {
    transport,
    get connections() {
      return sockets.length
    },
    drop: () => sockets.at(-1)?.terminate(),
    ask: (chatId, text, abortSignal) =>
      transport.sendMessages({
        chatId,
        trigger: 'submit-message',
        messageId: undefined,
        messages: [{ id: 'm', role: 'user', parts: [{ type: 'text', text }] } as never],
        abortSignal,
      }),
    resume: chatId => transport.reconnectToStream({ chatId }),
    [Symbol.dispose]: () => transport.close(),
  }
}

/** What a stream of the SDK held. */
export type Streamed = {
  readonly text: string
  readonly messageId: string | undefined
  readonly chunks: readonly string[]
}

/**
 * Reads a stream of the SDK to its end.
 *
 * @param onDelta hears the text so far after each delta
 * @throws what the stream fails with
 */
export async function readStream(
  stream: ReadableStream<UIMessageChunk>,
  onDelta: (textSoFar: string) => void = () => {},
): Promise<Streamed> {
  const chunks: string[] = []
  let text = ''
  let messageId: string | undefined
  for await (const chunk of stream) {
    if (chunk.type !== chunks.at(-1)) chunks.push(chunk.type)
    if (chunk.type === 'start') messageId = chunk.messageId
    if (chunk.type !== 'text-delta') continue
    text += chunk.delta
    onDelta(text)
  }
  return { text, messageId, chunks }
}

/** Two texts are exactly the same when these are. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

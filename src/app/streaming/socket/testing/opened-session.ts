import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, vi } from 'vitest'
import { type WebSocket as ServerSocket, WebSocketServer } from 'ws'
import { textOf } from '../chat-message.ts'
import { type ChatSession, createChatSession } from '../chat-session.ts'
import { memoryStore } from '../history/browser-store.ts'
import { type SavedChat, saveText, writeChat } from '../history/chat-storage.ts'
import { createSharedHistory } from '../history/shared-history.ts'

type Frame = {
  readonly type: string
  readonly requestId: string
  readonly id?: string
  readonly trigger?: string
}
type Answer = (frame: Frame, socket: ServerSocket) => void

const CHAT_ID = 'chat'
/** What the answers say of themselves. */
export const metadata = { deployment: 'separate', upstream: 'mock' } as const
/** A chat in which nothing was said. */
export const empty: SavedChat = { messages: [], answering: false }

/** Sends the first `deltas` of an answer named `messageId`; with `end`, the rest of the protocol. */
export function stream(
  socket: ServerSocket,
  requestId: string,
  messageId: string,
  deltas: string[],
) {
  const chunks = [
    { type: 'start', messageId, messageMetadata: metadata },
    { type: 'text-start', id: 't' },
    ...deltas.map(delta => ({ type: 'text-delta', id: 't', delta })),
  ]
  chunks.forEach((chunk, sequence) => {
    socket.send(JSON.stringify({ type: 'chunk', requestId, sequence, chunk }))
  })
}

/** Ends the request. */
export function finish(socket: ServerSocket, requestId: string): void {
  socket.send(JSON.stringify({ type: 'end', requestId }))
}

/**
 * A server that answers the frames with `answers` in turn, and a session that talks to it.
 *
 * @param accepts does it take this connection?
 * @param hears does it hear what comes? A socket that died without a word takes frames all the same
 */
export async function openedSession(
  answers: Answer[],
  saved = empty,
  {
    accepts = () => true,
    hears = () => true,
  }: { accepts?: () => boolean; hears?: (type: string) => boolean } = {},
) {
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    verifyClient: (_, answer) => answer(accepts(), 503),
  })
  await once(server, 'listening')
  const frames: Frame[] = []
  server.on('connection', socket => {
    socket.on('message', data => {
      const frame = JSON.parse(String(data)) as Frame
      if (!hears(frame.type)) return
      if (frame.type === 'resume' && frame.id !== CHAT_ID) {
        // How the session connects before its first message.
        socket.send(JSON.stringify({ type: 'no-active', requestId: frame.requestId }))
        return
      }
      frames.push(frame)
      answers.shift()?.(frame, socket)
    })
  })
  const store = memoryStore()
  saveText(store, CHAT_ID, writeChat(saved, 1))
  const session = createChatSession({
    chatId: CHAT_ID,
    socketUrl: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    history: createSharedHistory(store, CHAT_ID),
    network: {
      isOnline: () => true,
      isVisible: () => true,
      watch: () => () => {},
      watchWaking: () => () => {},
    },
  })
  const stop = session.start()
  return {
    session,
    frames,
    store,
    /** Waits until the session's socket is open. */
    connected: () =>
      vi.waitFor(() => expect(session.getSnapshot().connection.state).toBe('connected')),
    async [Symbol.asyncDispose]() {
      stop()
      for (const client of server.clients) client.terminate()
      server.close()
      await once(server, 'close')
    },
  }
}

/** The texts of the chat. */
export const said = (session: ChatSession) => session.chat.messages.map(textOf)
/** Nothing is being answered any more. */
export const settled = (session: ChatSession) =>
  vi.waitFor(() => expect(session.getSnapshot().activity).toBe('idle'), { timeout: 10_000 })

import type OpenAI from 'openai'
import { type WebSocket, WebSocketServer } from 'ws'

/** The part of a `send` frame that a plain relay looks at. */
export type Turn = {
  readonly requestId: string
  readonly messages: readonly { readonly parts: readonly { readonly text: string }[] }[]
}

/** Serves WebSocket on $PORT and answers every frame it gets, with no limits and no checks. */
export function servePrompts(
  answer: (turn: Turn, socket: WebSocket) => void | Promise<void>,
): void {
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: Number(process.env.PORT),
    backlog: 4_096,
  })
  server.on('connection', socket => {
    socket.on('message', data => void answer(JSON.parse(String(data)), socket))
  })
  server.on('listening', () => console.log('listening'))
}

/** The relay that most people write: the client's iterator, an object per chunk, `JSON.stringify` per frame. */
export function relayLoop(client: OpenAI): void {
  servePrompts(async ({ requestId, messages }: Turn, socket) => {
    try {
      const stream = await client.chat.completions.create({
        model: 'mock',
        messages: messages.map(({ parts }) => ({ role: 'user', content: parts[0]?.text ?? '' })),
        stream: true,
      })
      socket.once('close', () => stream.controller.abort())
      let sequence = 0
      for await (const chunk of stream) {
        const delta = chunk.choices[0]?.delta?.content
        if (!delta) continue
        const textDelta = { type: 'text-delta', id: '0', delta }
        socket.send(JSON.stringify({ type: 'chunk', requestId, sequence, chunk: textDelta }))
        sequence += 1
      }
      socket.send(JSON.stringify({ type: 'end', requestId }))
    } catch (error) {
      socket.send(JSON.stringify({ type: 'error', requestId, errorText: String(error) }))
    }
  })
}

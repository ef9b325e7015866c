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

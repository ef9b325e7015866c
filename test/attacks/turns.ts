import type { WebSocket } from 'ws'
import { again, ask, attack, openSocket } from './attacker.ts'

// One socket begins answers in chats of their own and stops each at once, more often than it may send a frame. When it is
// closed another one is opened, as often as one address may.

const PAUSE_MS = 10
const AT_ONCE = 30

await attack(async () => {
  let socket: WebSocket = await openSocket()
  let asked = 0
  return () =>
    again(PAUSE_MS, async () => {
      if (socket.readyState !== socket.OPEN) socket = await openSocket()
      for (let at = 0; at < AT_ONCE; at += 1) {
        const chat = `turn-${asked++}`
        ask(socket, chat, 2_000)
        socket.send(JSON.stringify({ type: 'abort', requestId: chat }))
      }
    })
})

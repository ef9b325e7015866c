import type { WebSocket } from 'ws'
import { again, attack, keepAnswer, openSocket, resume, scaled } from './attacker.ts'

// Sockets that ask for many kept answers and leave at once, again and again.

const CHATS = 16
const TOKENS = scaled(5_000)
const SOCKETS = scaled(20)
const RESUMES = 16
const PAUSE_MS = 50

await attack(async () => {
  const chats = Array.from({ length: CHATS }, (_, at) => `cycle-${at}`)
  await Promise.all(chats.map(chat => keepAnswer(chat, TOKENS)))
  let asked = 0
  const follow = (socket: WebSocket) => {
    for (let at = 0; at < RESUMES; at += 1)
      resume(socket, `${at}`, chats[asked++ % chats.length] ?? '')
  }
  return () =>
    again(PAUSE_MS, async () => {
      const sockets = await Promise.all(Array.from({ length: SOCKETS }, openSocket))
      for (const socket of sockets) follow(socket)
      for (const socket of sockets) socket.close()
    })
})

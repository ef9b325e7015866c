import { setTimeout as delay } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import { ask, attack, heard, inGroups, openSocket, scaled } from './attacker.ts'

// So many clients are gone in mid-answer, all in the same moment and for good. Their answers go on.

const CLIENTS = scaled(1_000)
const OPENING_AT_ONCE = 100
const TOKENS = 60_000
const GAP_MS = 500
const WATCHED_MS = scaled(4_000)

await attack(async () => {
  const sockets: WebSocket[] = []
  const chats = Array.from({ length: CLIENTS }, (_, at) => `vanish-${at}`)
  await inGroups(chats, OPENING_AT_ONCE, async chat => {
    const socket = await openSocket()
    sockets.push(socket)
    const begun = heard(socket, '{"type":"chunk"', 3)
    ask(socket, chat, TOKENS, GAP_MS)
    await begun
  })
  return async () => {
    for (const socket of sockets) socket.terminate()
    await delay(WATCHED_MS)
  }
})

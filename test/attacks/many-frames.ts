import { setTimeout as delay } from 'node:timers/promises'
import { attack, openSocket, scaled } from './attacker.ts'

// So many sockets send a frame each, all at once, as long as a frame may be and with as many values as it may have. Each
// is right but for its prompt, which is too long.

const SOCKETS = scaled(200)
const WATCHED_MS = scaled(5_000)
const part = `{"type":"text","text":"${'x'.repeat(300)}"}`
const parts = Array(3_000).fill(part).join()
const frame = `{"type":"send","requestId":"r","id":"c","trigger":"submit-message","messages":[{"role":"user","parts":[${parts}]}]}`

await attack(async () => {
  const sockets = await Promise.all(Array.from({ length: SOCKETS }, openSocket))
  return async () => {
    for (const socket of sockets) socket.send(frame)
    await delay(WATCHED_MS)
  }
})

import { setTimeout as delay } from 'node:timers/promises'
import { again, attack, keepAnswer, openSocket, resume, scaled } from './attacker.ts'

// Readers of a kept answer of 800 KB that read for a moment, then do not, then read again.

const SOCKETS = scaled(50)
const RESUMES = 16
const TOKENS = scaled(160_000)
const READING_MS = 50
const RESTING_MS = 150

await attack(async () => {
  await keepAnswer('long', TOKENS)
  const sockets = await Promise.all(Array.from({ length: SOCKETS }, openSocket))
  return async () => {
    for (const socket of sockets)
      for (let at = 0; at < RESUMES; at += 1) resume(socket, `${at}`, 'long')
    await again(READING_MS, async () => {
      for (const socket of sockets) socket.pause()
      await delay(RESTING_MS)
      for (const socket of sockets) socket.resume()
    })
  }
})

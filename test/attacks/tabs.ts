import { setTimeout as delay } from 'node:timers/promises'
import { ask, attack, heard, openSocket, resume, scaled } from './attacker.ts'

// One chat is followed on many sockets, as often as each may, while its answer is written as fast as a fast model writes.

const SOCKETS = scaled(32)
const FOLLOWS = 16
const GAP_MS = 2
const WATCHED_MS = scaled(4_000)

await attack(async () => {
  const owner = await openSocket()
  const begun = heard(owner, '{"type":"chunk"', 1)
  ask(owner, 'tabs', 60_000, GAP_MS)
  await begun
  const sockets = await Promise.all(Array.from({ length: SOCKETS }, openSocket))
  return async () => {
    for (const socket of sockets)
      for (let at = 0; at < FOLLOWS; at += 1) resume(socket, `${at}`, 'tabs')
    await delay(WATCHED_MS)
  }
})

import { setTimeout as delay } from 'node:timers/promises'
import { ask, attack, heard, openSocket, scaled } from './attacker.ts'

// Sockets that ask for answer after answer, each in a chat of its own, until what is kept has long passed its cap.

const SOCKETS = 50
/** As many as one socket may have running, no faster than it may send. */
const AT_ONCE = 16
const SHORTEST_TURN_MS = 350

const ANSWERS = scaled(100_000)
const TOKENS = 10
/** So much of it is there before others are watched. */
const PREPARED = 0.9

await attack(async () => {
  const sockets = await Promise.all(Array.from({ length: SOCKETS }, openSocket))
  let asked = 0
  const fill = (upTo: number) =>
    Promise.all(
      sockets.map(async socket => {
        while (asked < upTo) {
          const over = heard(socket, '{"type":"end"', AT_ONCE)
          for (let at = 0; at < AT_ONCE; at += 1) ask(socket, `journal-${asked++}`, TOKENS)
          await Promise.all([over, delay(SHORTEST_TURN_MS)])
        }
      }),
    )
  await fill(ANSWERS * PREPARED)
  return async () => {
    await fill(ANSWERS)
  }
})

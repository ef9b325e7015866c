import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { attack, requestSocket, scaled, socketTicket, words } from './attacker.ts'

// So many handshakes at once, twice: plain ones, ones whose heads are as long as Node takes them, or ones that offer
// compression hundreds of times.

const HANDSHAKES = scaled(2_000)
const WAVES = 2
const PAUSE_MS = 500
const LONG = 15_000

const kinds: Readonly<Record<string, (ticket: string) => ReturnType<typeof requestSocket>>> = {
  plain: ticket => requestSocket(ticket),
  cookies: ticket => requestSocket(ticket, [`Cookie: session=${'x'.repeat(LONG)}`]),
  headers: ticket =>
    requestSocket(
      ticket,
      Array.from({ length: 900 }, (_, at) => `X-${at}: x`),
    ),
  address: ticket => requestSocket(ticket, [], `&${'x'.repeat(LONG)}`),
  compression: ticket =>
    requestSocket(ticket, [
      `Sec-WebSocket-Extensions: ${Array(500).fill('permessage-deflate').join(', ')}`,
    ]),
}
const open = kinds[words[0] ?? 'plain']
if (open === undefined) throw new Error(`expected one of ${Object.keys(kinds)}`)

await attack(async () => {
  // Made before, so that handshakes come at once.
  const waves: string[][] = []
  for (let wave = 0; wave < WAVES; wave += 1) {
    waves.push(await Promise.all(Array.from({ length: HANDSHAKES }, socketTicket)))
  }
  return async () => {
    for (const tickets of waves) {
      const sockets = tickets.map(open)
      const answers = await Promise.all(sockets.map(socket => once(socket, 'data')))
      const refused = answers.filter(([bytes]) => !String(bytes).startsWith('HTTP/1.1 101'))
      if (refused.length > 0) throw new Error(`refused: ${refused.length}, ${refused[0]}`)
      for (const socket of sockets) socket.destroy()
      await delay(PAUSE_MS)
    }
  }
})

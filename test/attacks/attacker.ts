import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { ticketOf, withTicket } from '../support/tickets.ts'

// What every attack needs: sockets with an allowed origin, and a signal to begin at. Attacks are processes of their own,
// so that what they read and write is not on the clock of those who are measured.

const [socketUrl = '', origin = ''] = process.argv.slice(2)
const { hostname, port, pathname } = new URL(socketUrl)

/** Where the socket is; integrated: where the pages are as well. */
export const socketPort = Number(port)

/** Where the pages are, which is also the allowed origin. */
export const pageUrl = origin

/** What an attack's command line says beside whom to attack. */
export const words: readonly string[] = process.argv.slice(4)

const { ATTACK_SCALE = '1' } = process.env

/** A number of clients, frames or tokens, or less of them where it is only to be seen that an attack runs to its end. */
export const scaled = (full: number): number => Math.max(1, Math.round(full * Number(ATTACK_SCALE)))

/** How long an attack goes on that has no end of its own. */
const ATTACK_MS = scaled(4_000)

/** Opens a socket to the deployment that the command line names. */
export async function openSocket(): Promise<WebSocket> {
  const socket = new WebSocket(await withTicket(socketUrl, { origin }), { origin })
  socket.on('error', () => {})
  await once(socket, 'open')
  return socket
}

/** A ticket for one socket, to be used within half a minute. */
export const socketTicket = (): Promise<string> => ticketOf({ origin })

/** Opens a connection, and asks for a socket by hand. @param lines further header lines */
export function requestSocket(ticket: string, lines: readonly string[] = [], query = ''): Socket {
  const socket = connect(socketPort, hostname)
  socket.on('error', () => {})
  const head = [
    `GET ${pathname}?ticket=${ticket}${query} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    `Origin: ${origin}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...lines,
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  return socket
}

/** Asks the mock for an answer of so many tokens, by default as fast as it can. */
export function ask(socket: WebSocket, chatId: string, tokens: number, gapMs = 0): void {
  const text = `[mock seed=1 ttft=0 gap=${gapMs} length=${tokens}]`
  const messages = [{ id: 'm', role: 'user', parts: [{ type: 'text', text }] }]
  const turn = { type: 'send', requestId: chatId, id: chatId, trigger: 'submit-message', messages }
  socket.send(JSON.stringify(turn))
}

/** Asks for a chat's answer again. */
export function resume(socket: WebSocket, requestId: string, chatId: string): void {
  socket.send(JSON.stringify({ type: 'resume', requestId, id: chatId }))
}

/** Resolves when this socket has had so many frames that begin with these words. */
export function heard(socket: WebSocket, words: string, count: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const opening = Buffer.from(words)
  let left = count
  const closed = (code: number, reason: Buffer) => reject(new Error(`closed: ${code} ${reason}`))
  const listen = (data: Buffer) => {
    if (!data.subarray(0, opening.length).equals(opening)) return
    left -= 1
    if (left > 0) return
    socket.off('message', listen).off('close', closed)
    resolve()
  }
  socket.on('message', listen).on('close', closed)
  return promise
}

/** Does it for each, so many at a time. */
export async function inGroups<Item>(
  items: readonly Item[],
  atOnce: number,
  task: (item: Item) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < items.length; at += atOnce) {
    await Promise.all(items.slice(at, at + atOnce).map(task))
  }
}

/** Has an answer of so many tokens written and kept. */
export async function keepAnswer(chatId: string, tokens: number): Promise<void> {
  const socket = await openSocket()
  const answered = heard(socket, '{"type":"end"', 1)
  ask(socket, chatId, tokens)
  await answered
  socket.terminate()
}

/** Does it again and again, with a pause in between, until the attack is over. */
export async function again(pauseMs: number, strike: () => Promise<void> | void): Promise<void> {
  const endMs = performance.now() + ATTACK_MS
  while (performance.now() < endMs) {
    await strike()
    await delay(pauseMs)
  }
}

/** Prepares, begins at SIGUSR2, and ends the process after the attack. */
export async function attack(prepare: () => Promise<() => Promise<void>>): Promise<void> {
  const strike = await prepare()
  const told = once(process, 'SIGUSR2')
  const waiting = setInterval(() => {}, 60_000)
  console.log('ready')
  await told
  clearInterval(waiting)
  await strike()
  process.exit(0)
}

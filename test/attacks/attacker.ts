import { once } from 'node:events'
import { WebSocket } from 'ws'

// What every attack needs: sockets with an allowed origin, and a signal to begin at. Attacks are processes of their own,
// so that what they read and write is not on the clock of those who are measured.

const [socketUrl = '', origin = ''] = process.argv.slice(2)

/** Opens a socket to the deployment that the command line names. */
export async function openSocket(): Promise<WebSocket> {
  const socket = new WebSocket(socketUrl, { origin })
  socket.on('error', () => {})
  await once(socket, 'open')
  return socket
}

/** Asks the mock for an answer that it writes as fast as it can. */
export function ask(socket: WebSocket, chatId: string, tokens: number): void {
  const text = `[mock seed=1 ttft=0 gap=0 length=${tokens}]`
  const messages = [{ id: 'm', role: 'user', parts: [{ type: 'text', text }] }]
  const turn = { type: 'send', requestId: chatId, id: chatId, trigger: 'submit-message', messages }
  socket.send(JSON.stringify(turn))
}

/** Resolves when this socket has had so many frames that begin with these words. */
export function heard(socket: WebSocket, words: string, count: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const opening = Buffer.from(words)
  let left = count
  socket.on('message', (data: Buffer) => {
    if (!data.subarray(0, opening.length).equals(opening)) return
    left -= 1
    if (left === 0) resolve()
  })
  socket.on('close', (code, reason) => reject(new Error(`closed: ${code} ${reason}`)))
  return promise
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

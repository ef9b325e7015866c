import { once } from 'node:events'
import type { WebSocket } from 'ws'
import { ask, attack, inGroups, openSocket, scaled } from './attacker.ts'

// So many clients lose their connection in mid-answer, come back at once, and go on from where they were. Each checks
// that nothing is missing and nothing comes twice; all must be back within 9 s.

const CLIENTS = scaled(2_000)
const TOKENS = 30
const GAP_MS = scaled(1_000)
const BACK_MS = 9_000
const OPENING_AT_ONCE = 100

type Client = { readonly chat: string; socket: WebSocket; next: number; ended: boolean }

/** Reads an answer on from where this client is. */
function follow(client: Client): void {
  client.socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(String(data))
    if (frame.type === 'end') client.ended = true
    if (frame.type === 'error' || frame.type === 'no-active') throw new Error(String(data))
    if (frame.type !== 'chunk') return
    if (frame.sequence !== client.next)
      throw new Error(`${client.chat}: ${frame.sequence}, not ${client.next}`)
    client.next += 1
  })
}

async function begin(chat: string): Promise<Client> {
  const client: Client = { chat, socket: await openSocket(), next: 0, ended: false }
  follow(client)
  ask(client.socket, chat, TOKENS, GAP_MS)
  while (client.next < 3) await once(client.socket, 'message')
  return client
}

async function comeBack(client: Client): Promise<void> {
  const lastSequence = client.next - 1
  client.socket.removeAllListeners('message')
  client.socket = await openSocket()
  follow(client)
  const { chat } = client
  client.socket.send(JSON.stringify({ type: 'resume', requestId: chat, id: chat, lastSequence }))
  while (client.next === lastSequence + 1 && !client.ended) await once(client.socket, 'message')
}

await attack(async () => {
  const clients: Client[] = []
  const chats = Array.from({ length: CLIENTS }, (_, at) => `storm-${at}`)
  await inGroups(chats, OPENING_AT_ONCE, async chat => {
    clients.push(await begin(chat))
  })
  return async () => {
    for (const { socket } of clients) socket.terminate()
    const startedMs = performance.now()
    await Promise.all(clients.map(comeBack))
    const backMs = performance.now() - startedMs
    console.log(`${CLIENTS} back after ${Math.round(backMs)} ms`)
    if (backMs > BACK_MS) throw new Error(`back after ${backMs} ms`)
    while (clients.some(({ ended }) => !ended)) {
      const [waiting] = clients.filter(({ ended }) => !ended)
      if (waiting !== undefined) await once(waiting.socket, 'message')
    }
  }
})

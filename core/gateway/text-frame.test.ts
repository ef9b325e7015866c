import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { writeTextFrame } from './text-frame.ts'

const texts = [
  ['nothing', ''],
  ['ASCII', '{"type":"end"}'],
  ['the longest of one length byte', 'a'.repeat(125)],
  ['the shortest of two length bytes', 'a'.repeat(126)],
  ['the longest of two length bytes', 'a'.repeat(65_535)],
  ['the shortest of eight length bytes', 'a'.repeat(65_536)],
  ['Latin-1', 'é'.repeat(100)],
  ['Chinese', '學而時習之'],
  ['Chinese, two length bytes', '學'.repeat(5_000)],
  ['Chinese, eight length bytes', '學'.repeat(30_000)],
  ['an emoji', '🙂'],
] as const

const server = createServer()
const sockets = new WebSocketServer({ noServer: true })

beforeAll(async () => {
  server.on('upgrade', (request, duplex, head) => {
    sockets.handleUpgrade(request, duplex, head, socket => {
      for (const [, text] of texts) writeTextFrame(duplex, text)
      socket.send('from ws itself')
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterAll(() => server.close())

describe('writeTextFrame', () => {
  it('writes what a peer reads as it was, in order, with frames of ws after it', async () => {
    const { port } = server.address() as AddressInfo
    const client = new WebSocket(`ws://127.0.0.1:${port}`)
    const read: string[] = []
    client.on('message', data => read.push(String(data)))
    while (read.length <= texts.length) await once(client, 'message')
    expect(read.slice(0, -1)).toEqual(texts.map(([, text]) => text))
    expect(read.at(-1)).toBe('from ws itself')
    client.terminate()
  })
})

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import { NodeSocket, type SocketEnd } from './node-socket.ts'

const ORIGIN = 'http://page.example'

let server: WebSocketServer
let url: string
beforeEach(async () => {
  server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    verifyClient: ({ origin }: { origin: string }) => origin === ORIGIN,
  })
  await once(server, 'listening')
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterEach(() => {
  for (const client of server.clients) client.terminate()
  server.close()
})

/** A client that keeps what it hears. */
function open(origin = ORIGIN) {
  const texts: string[] = []
  const opened = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<SocketEnd>()
  const onEnd = vi.fn(ended.resolve)
  const socket = new NodeSocket(
    { url, origin },
    { onOpen: opened.resolve, onText: text => texts.push(text), onEnd },
  )
  return { socket, texts, onEnd, opened: opened.promise, ended: ended.promise }
}

describe('NodeSocket', () => {
  it('carries frames both ways once it is open, and says so', async () => {
    server.on('connection', peer => peer.on('message', data => peer.send(`echo ${data}`)))
    const { socket, texts, opened } = open()
    expect(socket.send('too early')).toBe(false)
    await opened
    expect(socket.send('hello')).toBe(true)
    await vi.waitFor(() => expect(texts).toEqual(['echo hello']))
    socket.close()
  })

  it('says why it did not open', async () => {
    const end = await open('http://elsewhere.example').ended
    expect(end).toEqual({ code: 1006, reason: '', why: 'Unexpected server response: 401' })
  })

  it('says with which code and reason the server closed it, and when it had opened', async () => {
    server.on('connection', peer => peer.close(4001, 'go away'))
    const { openedAtMs, ...end } = await open().ended
    expect(openedAtMs).toBeLessThanOrEqual(performance.now())
    expect(end).toEqual({ code: 4001, reason: 'go away', why: 'closed with 4001 go away' })
  })

  it.each(['close', 'terminate'] as const)('hears nothing more after its own %s', async leave => {
    const { socket, texts, onEnd, opened } = open()
    const [peer] = await once(server, 'connection')
    await opened
    socket[leave]()
    peer.send('too late')
    await once(peer, 'close')
    // Behind the frame and the close, on the same event loop.
    await new Promise(resolve => setImmediate(resolve))
    expect(texts).toEqual([])
    expect(onEnd).not.toHaveBeenCalled()
  })
})

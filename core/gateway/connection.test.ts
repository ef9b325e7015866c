import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { unlimited } from '../chat/quota.ts'
import { setScene } from '../chat/testing/scene.ts'
import type { Limits } from '../config.ts'
import { log } from '../log.ts'
import { type Connection, openConnection } from './connection.ts'
import { Heartbeat } from './heartbeat.ts'
import { type GatewayObserver, unobservedGateway } from './observer.ts'
import { UnfinishedFrames } from './unfinished-frames.ts'

// However slow the machine is.
vi.setConfig({ testTimeout: 60_000 })
const PATIENCE = { timeout: 20_000 }

const ample: Limits = {
  address: { connections: 100, upgradesPerSecond: 100, answers: 100, tokensPerMinute: 1_000_000 },
  connections: 100,
  frameBytes: 1 << 20,
  unfinishedFrameBytes: 1 << 26,
  promptBytes: 1 << 20,
  messagesPerSecond: 1_000_000,
  bytesPerSecond: 1 << 30,
  frameValues: 10_000,
  refusedFrames: 1_000,
  readingPercent: 100,
  liveAnswers: 16,
  answers: 1_000,
  unfollowedMs: 60_000,
  answerBytes: 1 << 20,
  queueBytes: 1 << 18,
  slowReaderMs: 8_000,
  journalBytes: 1 << 24,
  journalTtlMs: 60_000,
}

/** A real socket with a connection of ours behind it. */
async function connect(limits: Partial<Limits> = {}) {
  const scene = setScene()
  const heartbeat = new Heartbeat(60_000)
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    autoPong: false,
    allowSynchronousEvents: false,
  })
  await once(server, 'listening')
  const onClosed = vi.fn<() => void>()
  const connectionClosed = vi.fn<GatewayObserver['connectionClosed']>()
  const opened = new Promise<Connection>(resolve => {
    server.once('connection', (socket, { socket: duplex }) => {
      const { chats } = scene
      const all = { ...ample, ...limits }
      const observer = { ...unobservedGateway, connectionClosed }
      const heldByKernel = async () => undefined
      resolve(
        openConnection({
          socket,
          duplex,
          chats,
          heartbeat,
          quota: unlimited,
          heldByKernel,
          unfinished: new UnfinishedFrames(all.unfinishedFrameBytes),
          limits: all,
          observer,
          onClosed,
        }),
      )
    })
  })
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const closed = once(client, 'close').then(([code, reason]) => ({
    code: code as number,
    reason: String(reason),
  }))
  const connection = await opened
  await once(client, 'open')
  return {
    scene,
    client,
    connection,
    closed,
    onClosed,
    /** The code that the observer heard. */
    observedCode: () => connectionClosed.mock.calls.map(([, code]) => code),
    async [Symbol.asyncDispose]() {
      client.terminate()
      heartbeat.close()
      scene[Symbol.dispose]()
      server.close()
      await once(server, 'close')
    },
  }
}

const send = (requestId: string) =>
  JSON.stringify({
    type: 'send',
    requestId,
    id: 'c1',
    trigger: 'submit-message',
    messages: [{ id: 'm1', role: 'user', parts: [{ type: 'text', text: 'Hi' }] }],
  })

describe('a connection', () => {
  it('tells the observer our own close code, though the peer never answers it', async () => {
    await using peer = await connect()
    peer.client.pause()
    peer.connection.retire(1_234)
    await vi.waitFor(() => expect(peer.observedCode()).toEqual([1012]), PATIENCE)
  })

  it('tells the observer the code of a peer that leaves, and 1006 of one that is lost', async () => {
    await using leaving = await connect()
    leaving.client.close(4321)
    await vi.waitFor(() => expect(leaving.observedCode()).toEqual([4321]), PATIENCE)
    await using lost = await connect()
    lost.client.terminate()
    await vi.waitFor(() => expect(lost.observedCode()).toEqual([1006]), PATIENCE)
  })

  it('closes with 1008 on a binary frame, and says why', async () => {
    await using peer = await connect()
    peer.client.send(Buffer.of(1))
    expect(await peer.closed).toEqual({
      code: 1008,
      reason: 'expected a text frame, found a binary one',
    })
    await vi.waitFor(() => expect(peer.onClosed).toHaveBeenCalledTimes(1), PATIENCE)
  })

  it('closes with 1011 when a frame breaks something of ours, which ends no more than its socket', async () => {
    await using peer = await connect()
    vi.spyOn(peer.scene.chats, 'find').mockImplementation(() => {
      throw new TypeError('broken')
    })
    peer.client.send(JSON.stringify({ type: 'resume', requestId: 'r1', id: 'c1' }))
    expect(await peer.closed).toEqual({ code: 1011, reason: 'internal error' })
    await vi.waitFor(() => expect(peer.observedCode()).toEqual([1011]), PATIENCE)
  })

  it('closes with 1008 on a frame that names no request, its reason cut to what a close frame holds', async () => {
    await using peer = await connect()
    peer.client.send(JSON.stringify({ requestId: '你'.repeat(1_000) }))
    const { code, reason } = await peer.closed
    expect(code).toBe(1008)
    expect(Buffer.byteLength(reason)).toBeLessThanOrEqual(123)
    expect(reason).toMatch(/^expected a requestId of 1 to 128 characters, found "你+$/)
  })

  it('answers a ping, and counts it', async () => {
    await using peer = await connect({ messagesPerSecond: 3 })
    const pong = once(peer.client, 'pong')
    peer.client.ping('are you there')
    expect(String((await pong)[0])).toBe('are you there')
    for (let sent = 0; sent < 3; sent += 1) peer.client.ping()
    expect(await peer.closed).toEqual({ code: 1008, reason: 'more than 3 frames a second' })
  })

  it('reads on after long frames that are whole while long ones rest', async () => {
    await using peer = await connect()
    const answered = new Set<string>()
    peer.client.on('message', data => answered.add(JSON.parse(String(data)).requestId))
    for (let sent = 0; sent < 50; sent += 1) peer.client.send(send(`r${sent}`).padEnd(40_000))
    await vi.waitFor(() => expect(answered.size).toBe(50), PATIENCE)
  })

  it('cuts off a peer that goes on sending after it was told to go', async () => {
    await using peer = await connect({ messagesPerSecond: 3 })
    const info = vi.spyOn(log, 'info')
    // It never sees our close frame.
    peer.client.pause()
    await vi.waitFor(() => {
      for (let sent = 0; sent < 10_000; sent += 1) peer.client.ping()
      const reason = 'what it sends after it was told to go'
      expect(info).toHaveBeenCalledWith({ reason }, 'ending a socket')
    }, PATIENCE)
  })

  it('closes with 1008 on more bytes a second than allowed', async () => {
    await using peer = await connect({ bytesPerSecond: 4_096, frameBytes: 4_096 })
    // Twice the limit cannot be spread over two seconds and pass.
    for (let sent = 0; sent < 4; sent += 1) peer.client.send(send('r').padEnd(2_500))
    expect(await peer.closed).toEqual({ code: 1008, reason: 'more than 4096 bytes a second' })
  })

  it('closes with 1008 on a frame of too many values, before any is built', async () => {
    await using peer = await connect({ frameValues: 100 })
    const parse = vi.spyOn(JSON, 'parse')
    peer.client.send(`${'['.repeat(500)}${']'.repeat(500)}`)
    expect(await peer.closed).toEqual({
      code: 1008,
      reason: 'more than 100 values in one frame',
    })
    expect(parse).not.toHaveBeenCalled()
    parse.mockRestore()
  })

  it('does nothing for a peer that floods it after it was told to go', async () => {
    await using peer = await connect({ messagesPerSecond: 1 })
    const timers = vi.spyOn(globalThis, 'setTimeout')
    const [duplex] = [(peer.client as unknown as { _socket: Socket })._socket]
    // Written past the client, which would stop at our close frame.
    const frame = Buffer.from([0x81, 0x80, 0, 0, 0, 0])
    duplex.write(Buffer.concat(Array.from({ length: 10_000 }, () => frame)))
    expect((await peer.closed).code).toBe(1008)
    await vi.waitFor(() => expect(peer.onClosed).toHaveBeenCalled(), PATIENCE)
    expect(timers.mock.calls.length).toBeLessThan(100)
    timers.mockRestore()
  })

  it('that is retired while idle closes at once with the moment to come back', async () => {
    await using peer = await connect()
    peer.connection.retire(1_234)
    expect(await peer.closed).toEqual({ code: 1012, reason: 'retry-after-ms=1234' })
  })

  it('that is retired within an answer closes after its end', async () => {
    await using peer = await connect()
    const frames: string[] = []
    peer.client.on('message', data => frames.push(String(data)))
    peer.client.send(send('r1'))
    await vi.waitFor(() => expect(frames).toHaveLength(1), PATIENCE)
    peer.connection.retire(700)
    peer.scene.upstream.latest.write('Hi')
    peer.scene.upstream.latest.sink.end('stop')
    expect(await peer.closed).toEqual({ code: 1012, reason: 'retry-after-ms=700' })
    expect(frames.at(-1)).toBe('{"type":"end","requestId":"r1"}')
  })

  it('that ends without a word stops no answer', async () => {
    await using peer = await connect()
    peer.client.send(send('r1'))
    await vi.waitFor(() => expect(peer.scene.upstream.answers).toHaveLength(1), PATIENCE)
    peer.client.terminate()
    await vi.waitFor(() => expect(peer.onClosed).toHaveBeenCalledTimes(1), PATIENCE)
    expect(peer.scene.upstream.latest.signal.aborted).toBe(false)
  })
})

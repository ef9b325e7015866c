import { Duplex } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { SendQueue } from './send-queue.ts'

const SLOW_MS = 8_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A connection whose peer takes bytes only when the test says so, and the send queue in front of it. */
function open({ maxBytes, highWaterMark }: { maxBytes: number; highWaterMark: number }) {
  const waiting: (() => void)[] = []
  const duplex = new Duplex({
    highWaterMark,
    read() {},
    write(_bytes, _encoding, taken) {
      waiting.push(taken)
    },
  })
  const socket: Pick<WebSocket, 'readyState' | 'OPEN'> & { send(frame: string): void } = {
    readyState: WebSocket.OPEN,
    OPEN: WebSocket.OPEN,
    send: frame => void duplex.write(frame),
  }
  const kernel = { held: undefined as number | undefined }
  const onFull = vi.fn<() => void>()
  const onDrain = vi.fn<() => void>()
  const onStuck = vi.fn<() => void>()
  const sendQueue = new SendQueue(socket as WebSocket, duplex, {
    maxBytes,
    slowReaderMs: SLOW_MS,
    heldByKernel: async () => kernel.held,
    onFull,
    onDrain,
    onStuck,
  })
  /** The peer takes what waits, `frames` of it. */
  const take = async (frames: number) => {
    for (let taken = 0; taken < frames; taken += 1) {
      waiting.shift()?.()
      await new Promise(setImmediate)
    }
  }
  return { sendQueue, duplex, kernel, take, onFull, onDrain, onStuck }
}

const FRAME = 'x'.repeat(100)

describe('SendQueue', () => {
  it('has room up to its limit, and again once all is taken', async () => {
    const { sendQueue, take, onFull, onDrain, onStuck } = open({
      maxBytes: 300,
      highWaterMark: 200,
    })
    sendQueue.send(FRAME)
    sendQueue.send(FRAME)
    expect(sendQueue.hasRoom).toBe(true)
    expect(onFull).not.toHaveBeenCalled()
    sendQueue.send(FRAME)
    sendQueue.send(FRAME)
    expect(sendQueue.hasRoom).toBe(false)
    expect(sendQueue.waitingBytes).toBeGreaterThanOrEqual(400)
    expect(onFull).toHaveBeenCalledTimes(1)
    await take(3)
    expect(sendQueue.hasRoom).toBe(false)
    expect(onDrain).not.toHaveBeenCalled()
    await take(1)
    expect(sendQueue.hasRoom).toBe(true)
    expect(onDrain).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(SLOW_MS * 2)
    expect(onStuck).not.toHaveBeenCalled()
  })

  it('gives up a peer that takes nothing for the whole time', async () => {
    const { sendQueue, onStuck } = open({ maxBytes: 200, highWaterMark: 100 })
    sendQueue.send(FRAME)
    sendQueue.send(FRAME)
    await vi.advanceTimersByTimeAsync(SLOW_MS - 1)
    expect(onStuck).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(onStuck).toHaveBeenCalledTimes(1)
    expect(sendQueue.hasRoom).toBe(false)
  })

  it('is patient with a peer that takes some', async () => {
    const { sendQueue, take, onDrain, onStuck } = open({ maxBytes: 300, highWaterMark: 100 })
    for (let sent = 0; sent < 3; sent += 1) sendQueue.send(FRAME)
    for (let taken = 0; taken < 2; taken += 1) {
      await take(1)
      await vi.advanceTimersByTimeAsync(SLOW_MS)
    }
    await take(1)
    expect(onDrain).toHaveBeenCalledTimes(1)
    expect(onStuck).not.toHaveBeenCalled()
  })

  it('is patient with a peer whose kernel takes some, and no longer than it does', async () => {
    const { sendQueue, kernel, onStuck } = open({ maxBytes: 200, highWaterMark: 100 })
    sendQueue.send(FRAME)
    sendQueue.send(FRAME)
    for (let held = 5; held > 0; held -= 1) {
      kernel.held = held
      await vi.advanceTimersByTimeAsync(SLOW_MS / 2)
      kernel.held = held - 0.5
      await vi.advanceTimersByTimeAsync(SLOW_MS / 2)
      expect(onStuck).not.toHaveBeenCalled()
    }
    await vi.advanceTimersByTimeAsync(SLOW_MS)
    expect(onStuck).toHaveBeenCalledTimes(1)
  })

  it('does not give up a healthy peer where the limit is below the buffer of the connection', async () => {
    const { sendQueue, take, onStuck } = open({ maxBytes: 100, highWaterMark: 65_536 })
    sendQueue.send(FRAME)
    await take(1)
    vi.advanceTimersByTime(SLOW_MS * 3)
    expect(onStuck).not.toHaveBeenCalled()
    expect(sendQueue.hasRoom).toBe(true)
  })

  it('waits for nothing once it is closed', () => {
    const { sendQueue, onStuck } = open({ maxBytes: 100, highWaterMark: 10 })
    sendQueue.send(FRAME)
    sendQueue.close()
    expect(vi.getTimerCount()).toBe(0)
    vi.advanceTimersByTime(SLOW_MS)
    expect(onStuck).not.toHaveBeenCalled()
  })
})

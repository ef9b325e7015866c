import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { KernelQueues } from './kernel-queues.ts'

// However slow the machine is.
vi.setConfig({ testTimeout: 60_000 })
const PATIENCE = { timeout: 20_000 }

/** A connection whose peer reads nothing until told. */
async function connectTo(host: string) {
  const server = createServer()
  server.listen(0, host)
  await once(server, 'listening')
  const peer = connect((server.address() as AddressInfo).port, host)
  peer.pause()
  const [socket] = (await once(server, 'connection')) as [Socket]
  return {
    socket,
    peer,
    [Symbol.dispose]() {
      socket.destroy()
      peer.destroy()
      server.close()
    },
  }
}

describe.runIf(process.platform === 'linux')('KernelQueues', () => {
  it.each(['127.0.0.1', '::1'])('tells what a peer on %s has not yet taken', async host => {
    using pair = await connectTo(host)
    expect(await new KernelQueues().bytesOf(pair.socket)).toBe(0)
    // More than the kernel holds for both sides.
    pair.socket.write(Buffer.alloc(64 * 1024 * 1024))
    const held = await vi.waitFor(async () => {
      const bytes = await new KernelQueues().bytesOf(pair.socket)
      expect(bytes).toBeGreaterThan(10_000)
      return bytes
    }, PATIENCE)
    pair.peer.resume()
    await vi.waitFor(
      async () => expect(await new KernelQueues().bytesOf(pair.socket)).not.toBe(held),
      PATIENCE,
    )
  })

  it('knows nothing of a connection that is gone', async () => {
    using pair = await connectTo('127.0.0.1')
    pair.socket.destroy()
    await once(pair.socket, 'close')
    expect(await new KernelQueues().bytesOf(pair.socket)).toBeUndefined()
  })
})

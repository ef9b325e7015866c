import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { gracefulClose } from './graceful-close.ts'

/** A server that leaves its answers to the test, and a client that keeps its connections alive. */
async function opened() {
  const server = createServer()
  const close = gracefulClose(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true })
  /** Resolves with the response that the server is to end, and the answer as the client gets it. */
  const ask = async () => {
    const arrived = once(server, 'request') as Promise<[IncomingMessage, ServerResponse]>
    const request = get({ port, host: '127.0.0.1', agent })
    const answer = once(request, 'response').then(([message]) => text(message as IncomingMessage))
    answer.catch(() => {})
    const [, response] = await arrived
    return { response, answer }
  }
  return { server, close, ask, port }
}

const LONG_MS = 60_000
/** More than the kernel takes for a client that does not read. */
const LARGE_BYTES = 32 * 1024 * 1024
const isRefused = (port: number) =>
  new Promise<boolean>(resolve => {
    const socket = connect(port, '127.0.0.1', () => resolve(!socket.destroy()))
    socket.on('error', () => resolve(true))
  })

describe('gracefulClose', () => {
  it('waits for the request that runs, listens no longer, and ends what is kept alive', async () => {
    const { server, close, ask, port } = await opened()
    const idle = await ask()
    const running = await ask()
    idle.response.end('first')
    expect(await idle.answer).toBe('first')

    const ended = once(server, 'close')
    const closed = close(LONG_MS)
    expect(await isRefused(port)).toBe(true)
    running.response.write('se')
    running.response.end('cond')
    expect(await running.answer).toBe('second')
    await closed
    await ended
  })

  it('takes no further request on a connection that was busy', async () => {
    const { close, ask, server } = await opened()
    const [short, long] = [await ask(), await ask()]
    const closed = close(LONG_MS)
    short.response.end('short')
    expect(await short.answer).toBe('short')
    await expect
      .poll(() => new Promise(resolve => server.getConnections((_, count) => resolve(count))))
      .toBe(1)
    long.response.end('long')
    expect(await long.answer).toBe('long')
    await closed
  })

  it('lets an answer that is all written reach a client that is slow to take it', async () => {
    const { server, close, port } = await opened()
    const arrived = once(server, 'request') as Promise<[IncomingMessage, ServerResponse]>
    const client = connect(port, '127.0.0.1')
    client.pause()
    client.write('GET / HTTP/1.1\r\nhost: test\r\n\r\n')
    const [, response] = await arrived
    response.end(Buffer.alloc(LARGE_BYTES))
    const closed = close(LONG_MS)
    let bytes = 0
    client.on('data', piece => {
      bytes += piece.length
    })
    client.resume()
    await Promise.all([closed, once(client, 'close')])
    expect(bytes).toBeGreaterThan(LARGE_BYTES)
  })

  it('does not wait for clients that are connected and ask for nothing', async () => {
    const { close, port } = await opened()
    const [silent, half] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')]
    half.write('GET / HTTP/1.1\r\n')
    const gone = [silent, half].map(async socket => {
      socket.on('error', () => {})
      await new Promise(resolve => socket.on('close', resolve))
    })
    await once(half, 'connect')
    await close(LONG_MS)
    await Promise.all(gone)
  })

  it('ends a request that outlasts the limit', async () => {
    const { close, ask } = await opened()
    const { answer } = await ask()
    await close(10)
    await expect(answer).rejects.toThrow('socket hang up')
  })
})

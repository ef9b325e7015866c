import { promisify } from 'node:util'
import * as zlib from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { startApiServer } from './testing/api-server.ts'
import { askOnce } from './testing/ask-once.ts'
import { DONE, event, FINISH } from './testing/events.ts'
import { openUpstream } from './testing/open-upstream.ts'
import { RecordingSink } from './testing/recording-sink.ts'

// However slow the machine is.
vi.setConfig({ testTimeout: 60_000 })

const ANSWER = event('Hi 你') + FINISH + DONE
const gzip = promisify(zlib.gzip)

describe('a body', () => {
  it.each<[string, (text: string) => Buffer]>([
    ['gzip', text => zlib.gzipSync(text)],
    ['X-GZIP', text => zlib.gzipSync(text)],
    ['deflate', text => zlib.deflateSync(text)],
    ['deflate', text => zlib.deflateRawSync(text)],
    ['gzip', text => Buffer.from(text)],
    ['br', text => zlib.brotliCompressSync(text)],
    ['zstd', text => zlib.zstdCompressSync(text)],
    ['identity', text => Buffer.from(text)],
    ['none', text => Buffer.from(text)],
    ['br, gzip', text => zlib.gzipSync(zlib.brotliCompressSync(text))],
  ])('in %s is read, though it was not asked for', async (encoding, encode) => {
    await using server = await startApiServer(response => {
      response.writeHead(200, { 'content-encoding': encoding }).end(encode(ANSWER))
    })
    const sink = await askOnce(server)
    expect(sink.answer).toBe('Hi 你')
    expect(sink.outcomes).toEqual([{ state: 'ended', reason: 'stop' }])
    expect(server.requests[0]?.headers['accept-encoding']).toBe('identity')
  })

  it('is decoded as it comes, and is cut off where it is cut', async () => {
    await using server = await startApiServer(response => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      const encoder = zlib.createGzip({ flush: zlib.constants.Z_SYNC_FLUSH })
      encoder.on('data', piece => response.write(piece))
      encoder.write(event('Hi'))
    })
    await using upstream = openUpstream(server.baseUrl)
    const sink = new RecordingSink()
    upstream.answer([{ role: 'user', content: 'Hi' }], sink, new AbortController().signal)
    await vi.waitFor(() => expect(sink.answer).toBe('Hi'))
    server.requests[0]?.socket.destroy()
    await sink.settled
    expect(sink.outcomes).toEqual([{ state: 'failed', kind: 'cut-off' }])
  })

  it('of an error is decoded too', async () => {
    const body = await gzip('{"error":{"code":"insufficient_quota"}}')
    await using server = await startApiServer(response => {
      response.writeHead(429, { 'content-encoding': 'gzip' }).end(body)
    })
    expect((await askOnce(server)).outcomes).toEqual([{ state: 'failed', kind: 'quota' }])
  })

  it.each([
    ['an encoding that nobody knows', 'rot13', 'malformed'],
    ['one that it does not have', 'br', 'cut-off'],
  ])('in %s is a failure', async (_, encoding, kind) => {
    await using server = await startApiServer(response => {
      response.writeHead(200, { 'content-encoding': encoding }).end(ANSWER)
    })
    const sink = await askOnce(server)
    expect(sink.outcomes).toEqual([{ state: 'failed', kind }])
    expect(sink.answer).toBe('')
  })
})

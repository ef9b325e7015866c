import { once } from 'node:events'
import { createServer, type ServerHttp2Stream } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { createHttpFetch, StreamedResponse } from './http-fetch.ts'
import { startApiServer } from './testing/api-server.ts'
import { openUpstream } from './testing/open-upstream.ts'
import { RecordingSink } from './testing/recording-sink.ts'

// However slow the machine is.
vi.setConfig({ testTimeout: 60_000 })

const PROMPT = [{ role: 'user', content: 'Hi' }] as const
const event = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ delta: { content }, finish_reason: null }] })}\n\n`
const ENDING = 'data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n'

/** A server of plain-text HTTP/2 that begins every answer, and leaves its end to the test. */
async function startHttp2Server(answer: (stream: ServerHttp2Stream) => void) {
  const streams: ServerHttp2Stream[] = []
  let connections = 0
  const server = createServer({ settings: { maxConcurrentStreams: 100 } })
  const sessions = new Set<{ destroy(): void }>()
  server.on('session', session => {
    connections += 1
    sessions.add(session)
  })
  server.on('stream', (stream: ServerHttp2Stream) => {
    streams.push(stream)
    stream.on('error', () => {})
    stream.resume()
    answer(stream)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    streams,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      for (const session of sessions) session.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

const begin = (stream: ServerHttp2Stream) =>
  stream.respond({ ':status': 200, 'content-type': 'text/event-stream' })

describe('createHttpFetch', () => {
  it('speaks HTTP/2 by prior knowledge', async () => {
    await using server = await startHttp2Server(stream => {
      begin(stream)
      stream.end(event('Hi 你😀') + ENDING)
    })
    await using upstream = openUpstream(server.baseUrl, { plainHttp2: true })
    const sink = new RecordingSink()
    upstream.answer(PROMPT, sink, new AbortController().signal)
    await sink.settled
    expect(sink.answer).toBe('Hi 你😀')
    expect(sink.outcomes).toEqual([{ state: 'ended', reason: 'stop' }])
  })

  it('carries 250 answers at once on about three connections', async () => {
    await using server = await startHttp2Server(begin)
    await using upstream = openUpstream(server.baseUrl, { plainHttp2: true })
    const sinks = Array.from({ length: 250 }, () => new RecordingSink())
    for (const sink of sinks) upstream.answer(PROMPT, sink, new AbortController().signal)
    await vi.waitFor(() => expect(server.streams).toHaveLength(250), 20_000)
    expect(server.connections()).toBeLessThanOrEqual(4)
    for (const stream of server.streams) stream.end(event('Hi') + ENDING)
    await Promise.all(sinks.map(sink => sink.settled))
    expect(new Set(sinks.map(sink => sink.answer))).toEqual(new Set(['Hi']))
  })

  it('ends one stream at an abort, and leaves the others of its connection alone', async () => {
    await using server = await startHttp2Server(stream => {
      begin(stream)
      stream.write(event('Hi'))
    })
    await using upstream = openUpstream(server.baseUrl, { plainHttp2: true })
    const stop = new AbortController()
    const stopped = new RecordingSink()
    const other = new RecordingSink()
    upstream.answer(PROMPT, stopped, stop.signal)
    await vi.waitFor(() => expect(stopped.answer).toBe('Hi'))
    upstream.answer(PROMPT, other, new AbortController().signal)
    await vi.waitFor(() => expect(other.answer).toBe('Hi'))
    const [first, second] = server.streams
    const closed = once(first ?? expect.unreachable(), 'close')
    stop.abort()
    await closed
    second?.end(ENDING)
    await other.settled
    expect(server.connections()).toBe(1)
    expect(stopped.outcomes).toEqual([])
    expect(other.outcomes).toEqual([{ state: 'ended', reason: 'stop' }])
  })

  it('tells a stream that the server resets as cut off', async () => {
    await using server = await startHttp2Server(stream => {
      begin(stream)
      stream.write(event('Hi'), () => stream.close(2))
    })
    await using upstream = openUpstream(server.baseUrl, { plainHttp2: true })
    const sink = new RecordingSink()
    upstream.answer(PROMPT, sink, new AbortController().signal)
    await sink.settled
    expect(sink.outcomes).toEqual([{ state: 'failed', kind: 'cut-off' }])
    expect(server.streams).toHaveLength(1)
  })

  it('gives the body of a 200 as a Node stream, and of anything else as text', async () => {
    await using server = await startApiServer((response, { url }) => {
      response.writeHead(url === '/v1/good' ? 200 : 418, { 'x-one': 'two' }).end('words')
    })
    const { fetch, close } = createHttpFetch({ plainHttp2: false })
    const good = await fetch(`${server.baseUrl}/good`)
    expect(good).toBeInstanceOf(StreamedResponse)
    expect(await (good as StreamedResponse).readable.toArray()).toEqual([Buffer.from('words')])
    const bad = await fetch(`${server.baseUrl}/bad`)
    expect(bad.status).toBe(418)
    expect(bad.headers.get('x-one')).toBe('two')
    expect(await bad.text()).toBe('words')
    await close()
  })

  it('reads only the beginning of an error that never ends', async () => {
    await using server = await startApiServer(response => {
      response.writeHead(400)
      const more = () => response.write('x'.repeat(65_536))
      response.on('drain', more)
      while (more());
    })
    const { fetch, close } = createHttpFetch({ plainHttp2: false })
    const bad = await fetch(`${server.baseUrl}/bad`)
    expect((await bad.text()).length).toBeLessThanOrEqual(192 * 1024)
    await close()
  })

  it('answers a 204, which may have no body', async () => {
    await using server = await startApiServer(response => response.writeHead(204).end())
    const { fetch, close } = createHttpFetch({ plainHttp2: false })
    expect((await fetch(server.baseUrl)).status).toBe(204)
    await close()
  })
})

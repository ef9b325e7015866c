import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { startApiServer } from './testing/api-server.ts'
import { askOnce as ask } from './testing/ask-once.ts'
import { DONE, event, FINISH } from './testing/events.ts'
import { CANARY_KEY, openUpstream } from './testing/open-upstream.ts'
import { RecordingSink } from './testing/recording-sink.ts'

// However slow the machine is.
vi.setConfig({ testTimeout: 60_000 })

const PROMPT = [{ role: 'user', content: 'Hi' }] as const
const SECRET = 'what the upstream wrote'

const ENDING = FINISH + DONE
const stream = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/event-stream' })

describe('the upstream', () => {
  it('asks for a stream, with model, prompt and key, and relays the answer', async () => {
    await using server = await startApiServer((response, request) => {
      expect(request.url).toBe('/v1/chat/completions')
      expect(request.headers.authorization).toBe(`Bearer ${CANARY_KEY}`)
      stream(response).end(event('Hi ') + event('你😀"') + ENDING)
    })
    const sink = await ask(server)
    expect(sink.answer).toBe('Hi 你😀"')
    expect(sink.outcomes).toEqual([{ state: 'ended', reason: 'stop' }])
    expect(server.bodies.map(body => JSON.parse(body) as unknown)).toEqual([
      {
        model: 'gpt-test',
        messages: PROMPT,
        stream: true,
        stream_options: { include_usage: true },
      },
    ])
  })

  it('keeps its connection from one answer to the next', async () => {
    await using server = await startApiServer(response => {
      const answer = stream(response)
      answer.write(event('Hi') + ENDING)
      // The end of the body comes in a read of its own, as it may over any network.
      setImmediate(() => answer.end())
    })
    await using upstream = openUpstream(server.baseUrl)
    for (let turn = 0; turn < 10; turn += 1) {
      const sink = new RecordingSink()
      const stop = new AbortController()
      upstream.answer(PROMPT, sink, stop.signal)
      await sink.settled
      // As a generation does when it is over.
      stop.abort()
      expect(sink.answer).toBe('Hi')
    }
    // A turn that follows at once may still find the first one busy.
    expect(server.connections()).toBeLessThanOrEqual(2)
  })
})

describe('a failure within the answer is never tried again', () => {
  it.each<[string, (response: ServerResponse) => void, string]>([
    ['a reset', response => response.socket?.resetAndDestroy(), 'cut-off'],
    ['an end without a finish', response => response.end(), 'cut-off'],
    [
      'an error object',
      response => response.end('data: {"error":{"code":500}}\n\n'),
      'server-error',
    ],
    ['malformed data', response => response.end(`data: ${SECRET}\n\n`), 'malformed'],
  ])('%s', async (_name, fail, kind) => {
    await using server = await startApiServer(response => {
      stream(response).write(event('Hi'), () => fail(response))
    })
    const sink = await ask(server)
    expect(sink.answer).toBe(kind === 'cut-off' ? sink.answer : 'Hi')
    expect(sink.outcomes).toEqual([{ state: 'failed', kind }])
    expect(sink.messages.join()).not.toContain(SECRET)
    expect(server.requests).toHaveLength(1)
  })

  it('a web page with status 200 is not an answer', async () => {
    await using server = await startApiServer(response => {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html>\n<p>Sign in</p>')
    })
    const sink = await ask(server)
    expect(sink.outcomes).toEqual([{ state: 'failed', kind: 'malformed' }])
    expect(server.requests).toHaveLength(1)
  })

  it('a 204 is an empty answer', async () => {
    await using server = await startApiServer(response => response.writeHead(204).end())
    expect((await ask(server)).outcomes).toEqual([{ state: 'failed', kind: 'empty' }])
  })
})

describe('the content type says nothing', () => {
  it.each(['text/event-stream', 'application/json', 'text/plain', 'text/html', undefined])(
    '%s with events is an answer',
    async type => {
      await using server = await startApiServer(response => {
        response.writeHead(200, type === undefined ? {} : { 'content-type': type })
        response.end(event('Hi') + ENDING)
      })
      const sink = await ask(server)
      expect(sink.answer).toBe('Hi')
      expect(sink.outcomes).toEqual([{ state: 'ended', reason: 'stop' }])
    },
  )
})

describe('an abort', () => {
  it('reaches the server in mid-answer, and the sink hears nothing more', async () => {
    const sink = new RecordingSink()
    const stop = new AbortController()
    await using server = await startApiServer(response => stream(response).write(event('Hi')))
    await using upstream = openUpstream(server.baseUrl)
    upstream.answer(PROMPT, sink, stop.signal)
    await vi.waitFor(() => expect(sink.answer).toBe('Hi'))
    const closed = once(server.requests[0]?.socket ?? expect.unreachable(), 'close')
    stop.abort()
    await closed
    expect(sink.outcomes).toEqual([])
  })

  it('reaches the server before the answer has begun', async () => {
    const sink = new RecordingSink()
    const stop = new AbortController()
    await using server = await startApiServer(() => {})
    await using upstream = openUpstream(server.baseUrl)
    upstream.answer(PROMPT, sink, stop.signal)
    await vi.waitFor(() => expect(server.requests).toHaveLength(1))
    const closed = once(server.requests[0]?.socket ?? expect.unreachable(), 'close')
    stop.abort()
    await closed
    expect(server.requests).toHaveLength(1)
    expect(sink.outcomes).toEqual([])
  })

  it('before the request keeps it from being made', async () => {
    const sink = new RecordingSink()
    await using server = await startApiServer(response => stream(response).end(ENDING))
    await using upstream = openUpstream(server.baseUrl)
    upstream.answer(PROMPT, sink, AbortSignal.abort())
    const after = new RecordingSink()
    upstream.answer(PROMPT, after, new AbortController().signal)
    await after.settled
    expect(server.requests).toHaveLength(1)
    expect(sink.outcomes).toEqual([])
  })
})

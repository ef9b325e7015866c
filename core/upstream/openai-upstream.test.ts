import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { type ApiServer, startApiServer } from './testing/api-server.ts'
import { CANARY_KEY, openUpstream } from './testing/open-upstream.ts'
import { RecordingSink } from './testing/recording-sink.ts'

// However slow the machine is.
vi.setConfig({ testTimeout: 60_000 })

const PROMPT = [{ role: 'user', content: 'Hi' }] as const
const SECRET = 'what the upstream wrote'

const event = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ delta: { content }, finish_reason: null }] })}\n\n`
const ENDING = 'data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n'
const stream = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/event-stream' })

/** Without a pause between attempts: the client honours this header of its service. */
const AT_ONCE = { 'retry-after-ms': '1' }

/** Asks the server once, and waits for the outcome. */
async function ask(server: Pick<ApiServer, 'baseUrl'>, options = {}): Promise<RecordingSink> {
  await using upstream = openUpstream(server.baseUrl, options)
  const sink = new RecordingSink()
  upstream.answer(PROMPT, sink, new AbortController().signal)
  await sink.settled
  return sink
}

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
      { model: 'gpt-test', messages: PROMPT, stream: true },
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

describe('a refusal before the first token', () => {
  it.each([
    [401, {}, 'unauthorized', 1],
    [403, {}, 'unauthorized', 1],
    [404, {}, 'model-unknown', 1],
    [400, { code: 'model_not_found' }, 'model-unknown', 1],
    [400, { code: 'context_length_exceeded' }, 'prompt-too-long', 1],
    [400, { code: 400, type: 'exceed_context_size_error' }, 'prompt-too-long', 1],
    [413, {}, 'prompt-too-long', 1],
    [400, {}, 'refused', 1],
    [302, {}, 'refused', 1],
    [429, {}, 'rate-limited', 3],
    [429, { code: 'insufficient_quota' }, 'quota', 3],
    [429, { code: null, type: 'insufficient_quota' }, 'quota', 3],
    [500, {}, 'server-error', 3],
    [503, {}, 'server-error', 3],
  ])('status %i with %j is %s, after %i request(s)', async (status, error, kind, requests) => {
    await using server = await startApiServer(response => {
      response.writeHead(status, { 'content-type': 'application/json', ...AT_ONCE })
      response.end(JSON.stringify({ error: { message: SECRET, ...error } }))
    })
    const sink = await ask(server)
    expect(sink.outcomes).toEqual([{ state: 'failed', kind }])
    expect(server.requests).toHaveLength(requests)
    expect(sink.messages.join()).not.toMatch(/canary|what the upstream wrote/)
  })

  it('an HTML error page is told by its status alone', async () => {
    await using server = await startApiServer(response => {
      response.writeHead(502, { 'content-type': 'text/html', ...AT_ONCE }).end(`<p>${SECRET}</p>`)
    })
    const sink = await ask(server)
    expect(sink.outcomes).toEqual([{ state: 'failed', kind: 'server-error' }])
    expect(sink.messages.join()).not.toContain(SECRET)
  })

  it('a port that nobody listens on is unreachable', async () => {
    const server = await startApiServer(() => {})
    await server[Symbol.asyncDispose]()
    const sink = await ask(server)
    expect(sink.outcomes).toEqual([{ state: 'failed', kind: 'unreachable' }])
    expect(sink.messages.join()).not.toContain('canary')
  })

  it('a connection that is reset before the answer is tried again', async () => {
    await using server = await startApiServer(response => {
      if (server.requests.length < 3) {
        response.socket?.resetAndDestroy()
        return
      }
      stream(response).end(event('Hi') + ENDING)
    })
    const sink = await ask(server)
    expect(sink.answer).toBe('Hi')
    expect(sink.outcomes).toEqual([{ state: 'ended', reason: 'stop' }])
  })

  it('an answer that never begins has stalled', async () => {
    await using server = await startApiServer(() => {})
    const sink = await ask(server, { firstTokenMs: 20 })
    expect(sink.outcomes).toEqual([{ state: 'failed', kind: 'stalled' }])
    expect(server.requests).toHaveLength(3)
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

  it.each([
    ['text/html', '<!doctype html>\n<p>Sign in</p>\n'],
    ['application/json; charset=utf-8', '{"choices":[{"message":{"content":"Hi"}}]}'],
  ])('%s with status 200 is not an answer', async (type, body) => {
    await using server = await startApiServer(response => {
      response.writeHead(200, { 'content-type': type }).end(body)
    })
    const sink = await ask(server)
    expect(sink.outcomes).toEqual([{ state: 'failed', kind: 'malformed' }])
    expect(server.requests).toHaveLength(1)
  })

  it('a 204 is not an answer', async () => {
    await using server = await startApiServer(response => response.writeHead(204).end())
    expect((await ask(server)).outcomes).toEqual([{ state: 'failed', kind: 'malformed' }])
  })
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

import type { ServerResponse } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { startApiServer } from './testing/api-server.ts'
import { askOnce as ask } from './testing/ask-once.ts'
import { DONE, event, FINISH } from './testing/events.ts'
import { openUpstream } from './testing/open-upstream.ts'
import { RecordingSink } from './testing/recording-sink.ts'

// However slow the machine is.
vi.setConfig({ testTimeout: 60_000 })

const PROMPT = [{ role: 'user', content: 'Hi' }] as const
const SECRET = 'what the upstream wrote'
const ENDING = FINISH + DONE
const stream = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/event-stream' })

/** Without a pause between attempts. */
const AT_ONCE = { 'retry-after-ms': '1' }

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
    [429, { code: 'insufficient_quota' }, 'quota', 1],
    [429, { code: null, type: 'insufficient_quota' }, 'quota', 1],
    [402, { message: 'Insufficient Balance' }, 'quota', 1],
    [400, { message: 'Model Not Exist' }, 'model-unknown', 1],
    [400, { message: "This model's maximum context length is 4096 tokens" }, 'prompt-too-long', 1],
    [500, {}, 'server-error', 3],
    [503, {}, 'server-error', 3],
    [529, { type: 'overloaded_error' }, 'rate-limited', 3],
    // They timed out, or the request did: whatever it was, it may be at work.
    [504, {}, 'server-error', 1],
    [408, {}, 'refused', 1],
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
    const sink = await ask(server, { firstTokenMs: 1_000 })
    expect(sink.outcomes).toEqual([{ state: 'failed', kind: 'stalled' }])
    expect(sink.messages.join()).toContain('OPEN_API_FIRST_TOKEN_MS')
    expect(server.requests).toHaveLength(1)
  })

  it('all attempts together have the time of the first token', async () => {
    await using server = await startApiServer(response => {
      if (server.requests.length === 1) response.writeHead(503, AT_ONCE).end()
    })
    const sink = await ask(server, { firstTokenMs: 1_000 })
    expect(sink.outcomes).toEqual([{ state: 'failed', kind: 'stalled' }])
    expect(server.requests).toHaveLength(2)
  })

  it('the moment that the API names is waited for', async () => {
    await using server = await startApiServer(response => {
      if (server.requests.length === 1) response.writeHead(429, { 'retry-after': '1' }).end()
      if (server.requests.length === 2) stream(response).end(event('Hi') + ENDING)
    })
    const startMs = performance.now()
    expect((await ask(server)).answer).toBe('Hi')
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(990)
  })

  it('a moment that is too far away is told, and not waited for', async () => {
    await using server = await startApiServer(response => {
      response.writeHead(429, { 'retry-after': '55' }).end()
    })
    const sink = await ask(server, { firstTokenMs: 20_000 })
    expect(sink.messages).toEqual([
      'The API is answering too many requests just now. Wait 55 s, then retry.',
    ])
    expect(server.requests).toHaveLength(1)
  })

  it('a model that loads is waited for', async () => {
    await using server = await startApiServer(response => {
      if (server.requests.length > 3) {
        stream(response).end(event('Hi') + ENDING)
        return
      }
      response.writeHead(503).end('{"error":{"code":503,"message":"Loading model"}}')
    })
    expect((await ask(server)).answer).toBe('Hi')
  })

  it('a server that does not know how to count tokens is asked without, then and later', async () => {
    await using server = await startApiServer(response => {
      if (server.bodies.at(-1)?.includes('stream_options')) {
        response
          .writeHead(422)
          .end('{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"]}]}')
        return
      }
      stream(response).end(event('Hi') + ENDING)
    })
    await using upstream = openUpstream(server.baseUrl)
    for (const requests of [2, 3]) {
      const sink = new RecordingSink()
      upstream.answer(PROMPT, sink, new AbortController().signal)
      await sink.settled
      expect(sink.answer).toBe('Hi')
      expect(server.requests).toHaveLength(requests)
    }
  })
})

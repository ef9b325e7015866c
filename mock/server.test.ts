import { expect, test, vi } from 'vitest'
import { startMockServer } from './server.ts'
import { readStamp } from './stamp.ts'
import { openaiOver, readAnswer, type Transport } from './test-client.ts'

const transports: Transport[] = ['http1', 'h2c']

test.each(transports)('streams the chunks of the OpenAI API over %s', async transport => {
  await using server = await startMockServer()
  await using session = openaiOver(transport, server.url)
  const { chunks, text } = await readAnswer(session.client, '[mock ttft=0 gap=0 length=4 seed=3]')
  expect(chunks.map(({ choices }) => choices)).toEqual([
    [choice({ role: 'assistant', content: '', refusal: null })],
    [choice({ content: expect.any(String) })],
    [choice({ content: expect.any(String) })],
    [choice({ content: expect.any(String) })],
    [choice({ content: expect.any(String) })],
    [choice({}, 'stop')],
    [],
  ])
  expect(chunks.at(-1)?.usage).toEqual({ prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 })
  expect(
    new Set(chunks.map(({ id, object, created, model }) => [id, object, created, model].join()))
      .size,
  ).toBe(1)
  expect(chunks[0]).toMatchObject({ object: 'chat.completion.chunk', model: 'any', usage: null })
  expect(text).toBe('Alice was beginning')
  expect(server.stats.connections[transport]).toEqual({ live: 1, accepted: 1 })
  expect(server.stats.streams).toEqual({ live: 0, started: 1, completed: 1, aborted: 0 })
  expect(server.stats.tokens).toBe(4)
})

function choice(delta: object, finish: string | null = null) {
  return { index: 0, delta, logprobs: null, finish_reason: finish }
}

test.each(transports)('writes the very bytes of an event stream over %s', async transport => {
  await using server = await startMockServer()
  await using session = openaiOver(transport, server.url)
  const raw = await rawAnswer(session.client, '[mock ttft=0 gap=0 length=1 seed=3]')
  expect(raw.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const events = raw.text.split('\n\n')
  expect(events.at(-2)).toBe('data: [DONE]')
  expect(events.at(-1)).toBe('')
  expect(events.slice(0, -2).every(event => event.startsWith('data: {"id":"chatcmpl-'))).toBe(true)
})

test('answers a request without stream in one document', async () => {
  await using server = await startMockServer()
  await using session = openaiOver('http1', server.url)
  const words = '[mock ttft=0 gap=0 length=4 seed=3]'
  const messages = [{ role: 'user' as const, content: words }]
  const whole = await session.client.chat.completions.create({ model: 'any', messages })
  expect(whole).toMatchObject({
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', refusal: null }, finish_reason: 'stop' }],
    usage: { completion_tokens: 4 },
  })
  expect(whole.choices[0]?.message.content).toBe((await readAnswer(session.client, words)).text)
})

test('the same seed gives the same answers in the same order, another seed others', async () => {
  const answersOf = async (seed: number) => {
    await using server = await startMockServer({
      seed,
      ttft: constant(0),
      gap: constant(0),
      length: constant(12),
    })
    await using session = openaiOver('http1', server.url)
    const first = await readAnswer(session.client, 'hello')
    const second = await readAnswer(session.client, 'hello')
    return [first.chunks[0]?.id, first.text, second.chunks[0]?.id, second.text]
  }
  const answers = await answersOf(5)
  expect(answers[0]).not.toBe(answers[2])
  expect(await answersOf(5)).toEqual(answers)
  expect(await answersOf(6)).not.toEqual(answers)
})

test('a seed in the request gives the same answer whatever came before', async () => {
  await using server = await startMockServer({
    ttft: constant(0),
    gap: constant(0),
    length: constant(12),
  })
  await using session = openaiOver('h2c', server.url)
  const answerOf = async (seed: number) => {
    const messages = [{ role: 'user' as const, content: 'hello' }]
    return (await session.client.chat.completions.create({ model: 'any', seed, messages })).id
  }
  const first = await answerOf(4)
  expect(await answerOf(8)).not.toBe(first)
  expect(await answerOf(4)).toBe(first)
})

function constant(value: number) {
  return { kind: 'constant', value } as const
}

test.each(transports)('answers in Chinese, whole characters over %s', async transport => {
  await using server = await startMockServer()
  await using session = openaiOver(transport, server.url)
  const { text } = await readAnswer(session.client, '你好 [mock ttft=0 gap=0 length=400 seed=1]')
  expect(text).toMatch(/^\p{Script=Han}|^## \p{Script=Han}|^- \p{Script=Han}/u)
  expect(text).not.toContain('\uFFFD')
})

test.each(transports)('stamps every token with the moment of writing over %s', async transport => {
  await using server = await startMockServer()
  await using session = openaiOver(transport, server.url)
  const before = process.hrtime.bigint()
  const { chunks } = await readAnswer(session.client, '[mock ttft=0 gap=2 length=5 stamp]')
  const after = process.hrtime.bigint()
  const contents = chunks.map(chunk => chunk.choices[0]?.delta.content).filter(Boolean)
  const stamps = contents.map(content => readStamp(content ?? ''))
  expect(stamps).toHaveLength(5)
  let last = before
  for (const stamp of stamps) {
    expect(stamp).toBeGreaterThan(last)
    last = stamp ?? after
  }
  expect(last).toBeLessThan(after)
})

test('reads wire variants that parsers must bear', async () => {
  await using server = await startMockServer()
  await using session = openaiOver('http1', server.url)
  const raw = await rawAnswer(session.client, '[mock ttft=0 gap=0 length=6 crlf comments no-done]')
  expect(raw.text.replaceAll('\r\n', '')).not.toContain('\n')
  expect(raw.text.match(/: ping\r\n\r\n/g)).toHaveLength(2)
  expect(raw.text).not.toContain('[DONE]')
  const read = await readAnswer(session.client, '[mock ttft=0 gap=0 length=6 crlf comments]')
  expect(read.chunks).toHaveLength(9)
  const refusal = await readAnswer(session.client, '[mock ttft=0 gap=0 refusal]')
  const words = refusal.chunks.map(chunk => chunk.choices[0]?.delta.refusal ?? '').join('')
  expect(words).toBe("I'm sorry, but I can't help with that request. ")
  expect(refusal.text).toBe('')
})

test('an answer of no tokens has its role, its end and its usage', async () => {
  await using server = await startMockServer()
  await using session = openaiOver('http1', server.url)
  const { chunks } = await readAnswer(session.client, '[mock ttft=0 length=0]')
  expect(chunks.map(chunk => chunk.choices[0]?.finish_reason)).toEqual([null, 'stop', undefined])
})

test.each(transports)('frees the stream of a reader that goes away over %s', async transport => {
  await using server = await startMockServer()
  await using session = openaiOver(transport, server.url)
  const stream = await session.client.chat.completions.create({
    model: 'any',
    stream: true,
    messages: [{ role: 'user', content: '[mock ttft=0 gap=1 length=100000]' }],
  })
  for await (const chunk of stream) if (chunk.choices[0]?.delta.content) break
  await vi.waitFor(() => expect(server.stats.streams.live).toBe(0))
  expect(server.stats.streams).toEqual({ live: 0, started: 1, completed: 0, aborted: 1 })
  const { tokens } = server.stats
  await readAnswer(session.client, '[mock ttft=0 gap=1 length=20]')
  expect(server.stats.tokens).toBe(tokens + 20)
})

test('writes no more than its buffers to a reader who does not read', async () => {
  await using server = await startMockServer()
  await using session = openaiOver('h2c', server.url)
  const words = '[mock ttft=0 gap=0 length=100000]'
  const body = {
    model: 'any',
    stream: true as const,
    messages: [{ role: 'user' as const, content: words }],
  }
  const response = await session.client.chat.completions.create(body).asResponse()
  // A token falls due every half millisecond: the count stands still only because the writer stopped.
  let seen = 0
  const hasStopped = () => {
    const still = server.stats.tokens === seen && seen > 0
    seen = server.stats.tokens
    return still
  }
  await vi.waitUntil(hasStopped, { interval: 200, timeout: 20_000 })
  expect(server.stats.tokens).toBeLessThan(10_000)
  expect(server.stats.streams.live).toBe(1)
  const reader = response.body?.getReader()
  while (server.stats.tokens === seen) await reader?.read()
  await reader?.cancel()
  await vi.waitFor(() => expect(server.stats.streams.live).toBe(0))
}, 30_000)

test('answers the other paths, and unknown ones in the shape of the OpenAI API', async () => {
  await using server = await startMockServer()
  await using session = openaiOver('h2c', server.url)
  const root = server.url.replace('/v1', '')
  const models = await session.client.models.list()
  expect(models.data.map(({ id }) => id)).toEqual(['mock'])
  expect(await (await fetch(`${root}/healthz?deep=1`)).json()).toEqual({ status: 'ok' })
  expect(await (await fetch(`${root}/mock/stats`)).json()).toEqual(server.stats)
  const unknown = await fetch(`${root}/v1/embeddings`, { method: 'POST', body: '{}' })
  expect(unknown.status).toBe(404)
  expect(await unknown.json()).toEqual({
    error: {
      message: 'Invalid URL (POST /v1/embeddings)',
      type: 'invalid_request_error',
      param: null,
      code: null,
    },
  })
})

test.each([
  ['not json', 'expected a JSON object as the body, found not json'],
  ['', 'expected a JSON object as the body, found nothing'],
  ['{"messages":[]}', 'expected "model" to be a string, found nothing'],
  ['{"model":"m","messages":"hi"}', 'expected "messages" to be an array, found "hi"'],
  [
    '{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"[mock seed=x]"}]}]}',
    'mock directive: seed: expected a whole number up to 999999999, found "x"',
  ],
])('refuses the body %s', async (body, message) => {
  await using server = await startMockServer()
  const response = await fetch(`${server.url}/chat/completions`, { method: 'POST', body })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: { message, type: 'invalid_request_error' } })
})

test('a message beats the header x-mock', async () => {
  await using server = await startMockServer()
  await using session = openaiOver('http1', server.url)
  const messages = [{ role: 'user' as const, content: '[mock length=2]' }]
  const headers = { 'x-mock': 'ttft=0 gap=0 length=9' }
  const answer = await session.client.chat.completions.create(
    { model: 'any', messages },
    { headers },
  )
  expect(answer.usage?.completion_tokens).toBe(2)
})

async function rawAnswer(client: ReturnType<typeof openaiOver>['client'], content: string) {
  const request = {
    model: 'any',
    stream: true as const,
    messages: [{ role: 'user' as const, content }],
  }
  const response = await client.chat.completions.create(request).asResponse()
  return { headers: response.headers, text: await response.text() }
}

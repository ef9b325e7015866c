import OpenAI from 'openai'
import { expect, test, vi } from 'vitest'
import { startMockServer } from './server.ts'
import { openaiOver, readAnswer, type Transport } from './test-client.ts'

const transports: Transport[] = ['http1', 'h2c']

async function failureOf(client: OpenAI, content: string): Promise<unknown> {
  return readAnswer(client, content).then(
    answer => expect.fail(`expected a failure, found the answer "${answer.text}"`),
    (error: unknown) => error,
  )
}

test.each([
  [401, 'invalid_api_key', OpenAI.AuthenticationError],
  [404, 'model_not_found', OpenAI.NotFoundError],
  [429, 'rate_limit_exceeded', OpenAI.RateLimitError],
  [500, null, OpenAI.InternalServerError],
])('fault=%i is an error of the OpenAI API', async (status, code, type) => {
  await using server = await startMockServer()
  await using session = openaiOver('h2c', server.url)
  const error = await failureOf(session.client, `[mock fault=${status}]`)
  expect(error).toBeInstanceOf(type)
  expect(error).toMatchObject({ status, code })
  expect(server.stats.streams.started).toBe(0)
})

test('429 says when to come back, and with once a retry succeeds', async () => {
  await using server = await startMockServer()
  await using session = openaiOver('http1', server.url)
  const words = '[mock ttft=0 gap=0 length=3 fault=429 once]'
  const error = await failureOf(session.client, words)
  expect(error instanceof OpenAI.APIError && error.headers?.get('retry-after')).toBe('1')
  expect((await readAnswer(session.client, words)).chunks).toHaveLength(6)
  expect(await failureOf(session.client, `another prompt ${words}`)).toMatchObject({ status: 429 })
})

test.each(transports)('reset breaks off before the answer over %s', async transport => {
  await using server = await startMockServer()
  await using session = openaiOver(transport, server.url)
  expect(await failureOf(session.client, '[mock fault=reset]')).toBeInstanceOf(
    OpenAI.APIConnectionError,
  )
  expect((await readAnswer(session.client, '[mock ttft=0 gap=0 length=3]')).chunks).toHaveLength(6)
})

test.each(transports)('reset@N breaks off in mid-answer over %s', async transport => {
  await using server = await startMockServer()
  await using session = openaiOver(transport, server.url)
  const words = '[mock ttft=0 gap=5 length=9 fault=reset@2]'
  expect(await failureOf(session.client, words)).toBeInstanceOf(Error)
  expect(server.stats.tokens).toBe(2)
  expect(server.stats.streams.live).toBe(0)
})

test('over HTTP/2 a reset leaves the other answers of the connection alone', async () => {
  await using server = await startMockServer()
  await using session = openaiOver('h2c', server.url)
  await readAnswer(session.client, '[mock ttft=0 length=0]')
  const [answer] = await Promise.all([
    readAnswer(session.client, '[mock ttft=0 gap=10 length=20]'),
    failureOf(session.client, '[mock ttft=0 gap=10 length=20 fault=reset@5]'),
  ])
  expect(answer.chunks).toHaveLength(23)
  expect(server.stats.connections.h2c.accepted).toBe(1)
})

test.each(transports)('stall@N sends nothing more and stays open over %s', async transport => {
  await using server = await startMockServer()
  await using session = openaiOver(transport, server.url)
  const leave = new AbortController()
  const body = {
    model: 'any',
    stream: true as const,
    messages: [{ role: 'user' as const, content: '[mock ttft=0 gap=0 length=9 fault=stall@3]' }],
  }
  const response = await session.client.chat.completions
    .create(body, { signal: leave.signal })
    .asResponse()
  await vi.waitFor(() => expect(server.stats.tokens).toBe(3))
  // Another whole answer goes by meanwhile: the stalled one has neither ended nor gone on.
  await readAnswer(session.client, '[mock ttft=0 gap=1 length=20]')
  expect(server.stats.tokens).toBe(23)
  expect(server.stats.streams.live).toBe(1)
  const rest = response.text()
  leave.abort()
  await expect(rest).rejects.toThrow()
  await vi.waitFor(() => expect(server.stats.streams.live).toBe(0))
})

test.each(transports)(
  'malformed@N sends a line of broken JSON and goes on over %s',
  async transport => {
    await using server = await startMockServer()
    await using session = openaiOver(transport, server.url)
    const words = '[mock ttft=0 gap=0 length=4 fault=malformed@2]'
    expect(await failureOf(session.client, words)).toBeInstanceOf(SyntaxError)
    const events = (await rawText(session.client, words)).split('\n\n')
    expect(events[3]).toMatch(/"delta":\{"content":"$/)
    expect(events.slice(-2)).toEqual(['data: [DONE]', ''])
    expect(events).toHaveLength(9)
  },
)

test.each(transports)('error@N sends an error object and ends over %s', async transport => {
  await using server = await startMockServer()
  await using session = openaiOver(transport, server.url)
  const words = '[mock ttft=0 gap=0 length=4 fault=error@2]'
  const error = await failureOf(session.client, words)
  expect(error).toBeInstanceOf(OpenAI.APIError)
  expect(error).toMatchObject({ type: 'server_error' })
  const events = (await rawText(session.client, words)).split('\n\n')
  expect(events[3]).toMatch(/^data: \{"error":\{"message":"The server had an error/)
  expect(events).toHaveLength(5)
})

test.each(transports)(
  'cut@N ends in order without finish_reason and [DONE] over %s',
  async transport => {
    await using server = await startMockServer()
    await using session = openaiOver(transport, server.url)
    const { chunks } = await readAnswer(session.client, '[mock ttft=0 gap=0 length=9 fault=cut@2]')
    expect(chunks.map(chunk => chunk.choices[0]?.finish_reason)).toEqual([null, null, null])
  },
)

test.each([
  ['error@2', { status: 500 }],
  ['cut@2', { name: 'Error' }],
  ['reset@2', { name: 'Error' }],
  ['malformed@2', { name: 'SyntaxError' }],
])('without stream, fault=%s fails as a whole', async (fault, failure) => {
  await using server = await startMockServer()
  await using session = openaiOver('http1', server.url)
  const messages = [
    { role: 'user' as const, content: `[mock ttft=0 gap=0 length=4 fault=${fault}]` },
  ]
  await expect(
    session.client.chat.completions.create({ model: 'any', messages }),
  ).rejects.toMatchObject(failure)
})

async function rawText(client: OpenAI, content: string): Promise<string> {
  const request = {
    model: 'any',
    stream: true as const,
    messages: [{ role: 'user' as const, content }],
  }
  return (await client.chat.completions.create(request).asResponse()).text()
}

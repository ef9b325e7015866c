import OpenAI from 'openai'
import { expect, test, vi } from 'vitest'
import { createMock } from './handler.ts'
import { readAnswer } from './test-client.ts'

function clientOf(mock: ReturnType<typeof createMock>): OpenAI {
  return new OpenAI({ apiKey: 'test', baseURL: 'http://mock/v1', fetch: mock.fetch, maxRetries: 0 })
}

test('is the fetch of an openai client', async () => {
  const mock = createMock()
  const { chunks, text } = await readAnswer(clientOf(mock), '[mock ttft=0 gap=0 length=4 seed=3]')
  expect(chunks).toHaveLength(7)
  expect(text).toBe('Alice was beginning')
  expect(mock.stats.streams).toEqual({ live: 0, started: 1, completed: 1, aborted: 0 })
})

test('answers a Request with a Response whose body is a web stream of bytes', async () => {
  const mock = createMock({
    ttft: { kind: 'constant', value: 0 },
    length: { kind: 'constant', value: 1 },
  })
  const body = JSON.stringify({
    model: 'm',
    stream: true,
    messages: [{ role: 'user', content: '文' }],
  })
  const response = await mock.handle(
    new Request('http://mock/v1/chat/completions', { method: 'POST', body }),
  )
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const { value } = (await response.body?.getReader().read()) ?? {}
  expect(value).toBeInstanceOf(Uint8Array)
})

test('fails as a fetch does: by status, and by a reset before or in mid-answer', async () => {
  const client = clientOf(createMock())
  await expect(readAnswer(client, '[mock fault=401]')).rejects.toMatchObject({ status: 401 })
  await expect(readAnswer(client, '[mock fault=reset]')).rejects.toBeInstanceOf(
    OpenAI.APIConnectionError,
  )
  const cut = readAnswer(client, '[mock ttft=0 gap=0 length=4 fault=reset@2]')
  await expect(cut).rejects.toThrow('fetch failed')
})

test('an abort before or in mid-answer frees the stream and rejects with its reason', async () => {
  const mock = createMock()
  const reason = new Error('enough')
  const send = (signal: AbortSignal, content: string) => {
    const body = JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content }] })
    return mock.handle(
      new Request('http://mock/v1/chat/completions', { method: 'POST', body, signal }),
    )
  }
  await expect(send(AbortSignal.abort(reason), 'hello')).rejects.toBe(reason)
  const leave = new AbortController()
  const response = await send(leave.signal, '[mock ttft=60000]')
  expect(mock.stats.streams.live).toBe(1)
  leave.abort(reason)
  await expect(response.text()).rejects.toBe(reason)
  expect(mock.stats.streams.live).toBe(0)
})

test('a body that is cancelled frees the stream, and one that is not read stops it', async () => {
  const mock = createMock()
  const content = '[mock ttft=0 gap=0 length=100000]'
  const body = JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content }] })
  const response = await mock.fetch('http://mock/v1/chat/completions', { method: 'POST', body })
  await vi.waitFor(() => expect(mock.stats.tokens).toBeGreaterThan(200), { timeout: 4_000 })
  // 64 KiB of events of at least 220 bytes.
  await new Promise(resolve => setImmediate(resolve))
  expect(mock.stats.tokens).toBeLessThan(300)
  await response.body?.cancel()
  expect(mock.stats.streams).toMatchObject({ live: 0, aborted: 1 })
})

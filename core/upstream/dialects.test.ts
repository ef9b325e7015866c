import { expect, it, vi } from 'vitest'
import { dialectCases } from '../../mock/dialects/registry.ts'
import { createMock } from '../../mock/handler.ts'
import { createOpenAIUpstream } from './openai-upstream.ts'
import { patienceOf } from './patience.ts'
import { RecordingSink } from './testing/recording-sink.ts'

// However slow the machine is.
vi.setConfig({ testTimeout: 60_000 })

it.concurrent.each([...dialectCases])('%s is read right', async (name, { right }) => {
  const upstream = createOpenAIUpstream({
    description: 'test',
    baseUrl: 'http://mock.invalid/v1',
    apiKey: undefined,
    model: 'mock',
    patience: patienceOf({ firstTokenMs: 30_000, idleMs: 30_000, totalMs: 60_000 }),
    fetch: createMock().fetch,
    close: async () => {},
  })
  const sink = new RecordingSink()
  const prompt = [{ role: 'user', content: `Hi [dialect ${name}]` }] as const
  upstream.answer(prompt, sink, new AbortController().signal)
  await sink.settled
  const outcome =
    'finish' in right
      ? { state: 'ended', reason: right.finish }
      : { state: 'failed', kind: right.failure }
  expect({ text: sink.answer, thoughts: sink.thoughts.join(''), outcomes: sink.outcomes }).toEqual({
    text: right.text,
    thoughts: right.reasoning ?? '',
    outcomes: [outcome],
  })
})

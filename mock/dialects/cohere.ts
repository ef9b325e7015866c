import { type Dialect, data } from './dialect.ts'

const event = (type: string, delta: object) => `event: ${type}\n${data({ type, index: 0, delta })}`
const words = (text: string) => event('content-delta', { message: { content: { text } } })
const line = (value: object) => `${JSON.stringify(value)}\n`

/** Cohere's own interfaces, as gateways pass them through. */
export const cohere: Dialect = {
  family: 'cohere',
  cases: [
    {
      name: 'own-events',
      source: 'github.com/decolua/9router/pull/1164',
      seen: '2026-11-26',
      body: [
        event('message-start', { message: { role: 'assistant', content: [], tool_calls: [] } }),
        event('content-start', { message: { content: { type: 'text', text: '' } } }),
        words('Hello'),
        words(' there.'),
        event('content-end', {}),
        event('message-end', { finish_reason: 'COMPLETE', usage: {} }),
      ],
      right: { text: 'Hello there.', finish: 'stop' },
    },
    {
      name: 'own-lines',
      source: 'https://docs.cohere.com/v1/reference/chat-stream',
      seen: '2026-11-26',
      headers: { 'content-type': 'application/stream+json' },
      body: [
        line({ is_finished: false, event_type: 'stream-start' }),
        line({ is_finished: false, event_type: 'text-generation', text: 'Hello' }),
        line({ is_finished: false, event_type: 'text-generation', text: ' there.' }),
        line({
          is_finished: true,
          event_type: 'stream-end',
          finish_reason: 'COMPLETE',
          response: { text: 'Hello there.' },
        }),
      ],
      right: { text: 'Hello there.', finish: 'stop' },
    },
  ],
}

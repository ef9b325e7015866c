import { chunk, type Dialect, DONE, data } from './dialect.ts'

const docs = 'https://console.groq.com/docs/api-reference#chat-create'

/** Groq. */
export const groq: Dialect = {
  family: 'groq',
  cases: [
    {
      name: 'reasoning',
      source: docs,
      seen: '2026-11-26',
      body: [
        chunk({ role: 'assistant', content: '' }, null, { x_groq: { id: 'req_1' } }),
        chunk({ reasoning: 'They greet me.', channel: 'analysis' }),
        chunk({ content: 'Hello.' }),
        chunk({}, 'stop', { x_groq: { id: 'req_1', usage: { prompt_tokens: 3 } } }),
        DONE,
      ],
      right: { text: 'Hello.', reasoning: 'They greet me.', finish: 'stop' },
    },
    {
      name: 'error-in-stream',
      source: docs,
      seen: '2026-11-26',
      body: [
        chunk({ content: 'Hello' }),
        data({ choices: [], x_groq: { id: 'req_1', error: 'The stream was stopped early' } }),
        DONE,
      ],
      right: { text: 'Hello', failure: 'reported' },
    },
  ],
}

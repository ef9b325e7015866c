import { chunk, type Dialect, DONE, JSON_BODY } from './dialect.ts'

/** Mistral. */
export const mistral: Dialect = {
  family: 'mistral',
  cases: [
    {
      name: 'thinking-parts',
      source: 'github.com/BerriAI/litellm/issues/16272',
      seen: '2026-11-26',
      body: [
        chunk({ role: 'assistant', content: '' }),
        chunk({
          content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'They greet' }] }],
        }),
        chunk({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: ' me.' }] }] }),
        chunk({ content: [{ type: 'text', text: 'Hello' }] }),
        chunk({ content: ' there.' }),
        chunk({ content: '' }, 'stop'),
        DONE,
      ],
      right: { text: 'Hello there.', reasoning: 'They greet me.', finish: 'stop' },
    },
    {
      name: 'model-length',
      source: 'https://docs.mistral.ai/api',
      seen: '2026-11-26',
      body: [chunk({ content: 'Once upon a' }), chunk({ content: '' }, 'model_length'), DONE],
      right: { text: 'Once upon a', finish: 'length' },
    },
    {
      name: 'unauthorized',
      source: 'https://docs.mistral.ai/api',
      seen: '2026-11-26',
      status: 401,
      headers: JSON_BODY,
      body: ['{"detail":"Unauthorized"}'],
      right: { text: '', failure: 'unauthorized' },
    },
  ],
}

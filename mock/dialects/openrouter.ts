import { chunk, type Dialect, DONE, JSON_BODY } from './dialect.ts'

const PROCESSING = ': OPENROUTER PROCESSING\n\n'

/** OpenRouter, which passes on what many others send. */
export const openrouter: Dialect = {
  family: 'openrouter',
  cases: [
    {
      name: 'processing',
      source: 'https://openrouter.ai/docs/api-reference/streaming',
      seen: '2026-11-26',
      body: [
        PROCESSING,
        PROCESSING,
        chunk({ role: 'assistant', content: 'Hello.' }),
        chunk({ role: 'assistant', content: '' }, 'stop', { native_finish_reason: 'end_turn' }),
        DONE,
      ],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'reasoning-twice',
      source: 'https://openrouter.ai/docs/use-cases/reasoning-tokens',
      seen: '2026-11-26',
      body: [
        chunk({
          content: '',
          reasoning: 'They greet me.',
          reasoning_details: [{ type: 'reasoning.text', text: 'They greet me.', index: 0 }],
        }),
        chunk({ content: 'Hello.', reasoning: null }),
        chunk({ content: '' }, 'stop'),
        DONE,
      ],
      right: { text: 'Hello.', reasoning: 'They greet me.', finish: 'stop' },
    },
    {
      name: 'error-in-stream',
      source: 'https://openrouter.ai/docs/api-reference/streaming',
      seen: '2026-11-26',
      body: [
        chunk({ content: 'Hello' }),
        chunk({ content: '' }, 'error', {
          error: { code: 'server_error', message: 'Provider disconnected unexpectedly' },
        }),
      ],
      right: { text: 'Hello', failure: 'reported' },
    },
    {
      name: 'credits',
      source: 'https://openrouter.ai/docs/api/errors',
      seen: '2026-11-26',
      status: 402,
      headers: JSON_BODY,
      body: ['{"error":{"code":402,"message":"This request requires more credits"}}'],
      right: { text: '', failure: 'quota' },
    },
    {
      name: 'context-length',
      source: 'github.com/plandex-ai/plandex/issues/237',
      seen: '2026-11-26',
      status: 400,
      headers: JSON_BODY,
      body: [
        '{"error":{"code":400,"message":"This endpoint\'s maximum context length is 200000 tokens. However, you requested about 225917 tokens."}}',
      ],
      right: { text: '', failure: 'prompt-too-long' },
    },
    {
      name: 'no-images',
      source: 'https://openrouter.ai/docs/api/errors',
      seen: '2026-11-26',
      status: 404,
      headers: JSON_BODY,
      body: ['{"error":{"code":404,"message":"No endpoints found that support image input"}}'],
      right: { text: '', failure: 'attachment-refused' },
    },
  ],
}

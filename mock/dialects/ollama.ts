import { chunk, type Dialect, DONE, JSON_BODY } from './dialect.ts'

const line = (content: string, done: boolean, more: object = {}) =>
  `${JSON.stringify({ model: 'm', message: { role: 'assistant', content }, done, ...more })}\n`

/** Ollama, by its OpenAI-compatible interface and by its own. */
export const ollama: Dialect = {
  family: 'ollama',
  cases: [
    {
      name: 'empty-reasons',
      source: 'github.com/ollama/ollama/issues/4357',
      seen: '2026-11-26',
      body: [
        chunk({ role: 'assistant', content: 'Hello' }, ''),
        chunk({ role: 'assistant', content: ' there.' }, ''),
        chunk({ role: 'assistant', content: '' }, 'stop'),
        DONE,
      ],
      right: { text: 'Hello there.', finish: 'stop' },
    },
    {
      name: 'empty-reasons-cut',
      source: 'github.com/ollama/ollama/issues/4357',
      seen: '2026-11-26',
      body: [chunk({ content: 'Hello' }, ''), chunk({ content: ' there.' }, '')],
      ending: 'reset',
      right: { text: 'Hello there.', failure: 'cut-off' },
    },
    {
      name: 'reasoning',
      source: 'https://docs.ollama.com/capabilities/thinking',
      seen: '2026-11-26',
      body: [
        chunk({ role: 'assistant', content: '', reasoning: 'They greet me.' }),
        chunk({ role: 'assistant', content: 'Hello.' }),
        chunk({ role: 'assistant', content: '' }, 'stop'),
        DONE,
      ],
      right: { text: 'Hello.', reasoning: 'They greet me.', finish: 'stop' },
    },
    {
      name: 'own-lines',
      source: 'https://github.com/ollama/ollama/blob/main/docs/api.md',
      seen: '2026-11-26',
      headers: { 'content-type': 'application/x-ndjson' },
      body: [
        line('Hello', false),
        line(' there.', false),
        line('', true, { done_reason: 'stop', prompt_eval_count: 3, eval_count: 2 }),
      ],
      right: { text: 'Hello there.', finish: 'stop' },
    },
    {
      name: 'model-unknown',
      source: 'https://docs.ollama.com/api/errors',
      seen: '2026-11-26',
      status: 404,
      headers: JSON_BODY,
      body: [
        '{"error":{"message":"model \\"m\\" not found, try pulling it first","type":"api_error","param":null,"code":null}}',
      ],
      right: { text: '', failure: 'model-unknown' },
    },
    {
      name: 'no-images',
      source: 'github.com/open-webui/open-webui/issues/13077',
      seen: '2026-11-26',
      status: 500,
      headers: JSON_BODY,
      body: [
        '{"error":{"message":"Failed to create new sequence: failed to process inputs: this model is missing data required for image input","type":"api_error","param":null,"code":null}}',
      ],
      right: { text: '', failure: 'attachment-refused' },
    },
    {
      name: 'own-lines-without-reason',
      source: 'https://github.com/ollama/ollama/blob/v0.1.30/docs/api.md',
      seen: '2026-11-26',
      headers: { 'content-type': 'application/x-ndjson' },
      body: [line('Hello', false), line(' there.', false), line('', true)],
      right: { text: 'Hello there.', finish: 'stop' },
    },
  ],
}

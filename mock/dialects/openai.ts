import { chunk, type Dialect, DONE, data, JSON_BODY } from './dialect.ts'

const docs = 'https://platform.openai.com/docs/api-reference/chat-streaming'

/** OpenAI itself. */
export const openai: Dialect = {
  family: 'openai',
  cases: [
    {
      name: 'answer',
      source: docs,
      seen: '2026-11-26',
      body: [
        chunk({ role: 'assistant', content: '', refusal: null }),
        chunk({ content: 'Hello' }),
        chunk({ content: ' there.' }),
        chunk({}, 'stop'),
        data({ choices: [], usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 } }),
        DONE,
      ],
      right: { text: 'Hello there.', finish: 'stop' },
    },
    {
      name: 'length',
      source: docs,
      seen: '2026-11-26',
      body: [chunk({ content: 'Once upon a' }), chunk({}, 'length'), DONE],
      right: { text: 'Once upon a', finish: 'length' },
    },
    {
      name: 'tool',
      source: docs,
      seen: '2026-11-26',
      body: [
        chunk({
          role: 'assistant',
          content: null,
          tool_calls: [
            { index: 0, id: 'call_1', type: 'function', function: { name: 'f', arguments: '' } },
          ],
        }),
        chunk({ tool_calls: [{ index: 0, function: { arguments: '{}' } }] }),
        chunk({}, 'tool_calls'),
        DONE,
      ],
      right: { text: '', failure: 'tool-call' },
    },
    {
      name: 'error-in-stream',
      source: 'github.com/block/goose/pull/8031',
      seen: '2026-11-26',
      body: [
        chunk({ content: 'Hello' }),
        data({ error: { message: 'The server had an error', type: 'server_error', code: null } }),
      ],
      right: { text: 'Hello', failure: 'reported' },
    },
    {
      name: 'quota',
      source: 'https://platform.openai.com/docs/guides/error-codes',
      seen: '2026-11-26',
      status: 429,
      headers: JSON_BODY,
      body: [
        '{"error":{"message":"You exceeded your current quota, please check your plan and billing details.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}',
      ],
      right: { text: '', failure: 'quota' },
    },
    {
      name: 'context-length',
      source: 'github.com/vercel/ai/issues/428',
      seen: '2026-11-26',
      status: 400,
      headers: JSON_BODY,
      body: [
        '{"error":{"message":"This model\'s maximum context length is 8192 tokens. However, your messages resulted in 8312 tokens. Please reduce the length of the messages.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}',
      ],
      right: { text: '', failure: 'prompt-too-long' },
    },
    {
      name: 'cut',
      source: 'github.com/anomalyco/opencode/pull/40061',
      seen: '2026-11-26',
      body: [chunk({ content: 'Hello' }), chunk({ content: ' the' })],
      ending: 'reset',
      right: { text: 'Hello the', failure: 'cut-off' },
    },
  ],
}

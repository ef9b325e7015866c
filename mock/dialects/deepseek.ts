import { chunk, type Dialect, DONE, JSON_BODY } from './dialect.ts'

const errors = 'https://api-docs.deepseek.com/quick_start/error_codes'

/** DeepSeek. */
export const deepseek: Dialect = {
  family: 'deepseek',
  cases: [
    {
      name: 'reasoning',
      source: 'https://api-docs.deepseek.com/guides/reasoning_model',
      seen: '2026-11-26',
      body: [
        ': keep-alive\n\n',
        chunk({ role: 'assistant', content: null, reasoning_content: '' }),
        chunk({ content: null, reasoning_content: 'They greet' }),
        chunk({ content: null, reasoning_content: ' me.' }),
        chunk({ content: 'Hello', reasoning_content: null }),
        chunk({ content: ' there.', reasoning_content: null }),
        chunk({ content: '', reasoning_content: null }, 'stop'),
        DONE,
      ],
      right: { text: 'Hello there.', reasoning: 'They greet me.', finish: 'stop' },
    },
    {
      name: 'thoughts-alone',
      source:
        'https://dev.to/mohammadhasankaman/why-is-my-llm-stream-empty-a-field-guide-to-broken-sse-responses-4l0k',
      seen: '2026-11-26',
      body: [chunk({ reasoning_content: 'They greet me.' }), chunk({ content: '' }, 'stop'), DONE],
      right: { text: '', reasoning: 'They greet me.', failure: 'empty' },
    },
    {
      name: 'no-resource',
      source: 'https://api-docs.deepseek.com/api/create-chat-completion',
      seen: '2026-11-26',
      body: [chunk({ content: 'Hello' }), chunk({}, 'insufficient_system_resource'), DONE],
      right: { text: 'Hello', failure: 'rate-limited' },
    },
    {
      name: 'balance',
      source: errors,
      seen: '2026-11-26',
      status: 402,
      headers: JSON_BODY,
      body: [
        '{"error":{"message":"Insufficient Balance","type":"unknown_error","code":"invalid_request_error"}}',
      ],
      right: { text: '', failure: 'quota' },
    },
    {
      name: 'model-unknown',
      source: errors,
      seen: '2026-11-26',
      status: 400,
      headers: JSON_BODY,
      body: [
        '{"error":{"message":"Model Not Exist","type":"invalid_request_error","param":null,"code":"invalid_request_error"}}',
      ],
      right: { text: '', failure: 'model-unknown' },
    },
    {
      name: 'content-risk',
      source: 'github.com/666ghj/BettaFish/issues/108',
      seen: '2026-11-26',
      status: 400,
      headers: JSON_BODY,
      body: [
        '{"error":{"message":"Content Exists Risk","type":"invalid_request_error","param":null,"code":"invalid_request_error"}}',
      ],
      right: { text: '', failure: 'filtered' },
    },
    {
      // Tags are the model's own text where its server does not read them: what a page should fold is not ours to guess.
      name: 'thoughts-in-tags',
      source: 'https://huggingface.co/deepseek-ai/DeepSeek-R1',
      seen: '2026-11-26',
      body: [
        chunk({ content: '<think>They greet me.' }),
        chunk({ content: '</think>Hello.' }),
        chunk({}, 'stop'),
        DONE,
      ],
      right: { text: '<think>They greet me.</think>Hello.', finish: 'stop' },
    },
  ],
}

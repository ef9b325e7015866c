import { chunk, type Dialect, DONE, data, JSON_BODY } from './dialect.ts'

const event = (type: string, value: object) => `event: ${type}\n${data({ type, ...value })}`
const docs = 'https://platform.claude.com/docs/en/build-with-claude/streaming'

/** Gateways before Anthropic's models: in OpenAI's form, or passed through as it is. */
export const anthropic: Dialect = {
  family: 'anthropic',
  cases: [
    {
      name: 'thinking-blocks',
      source: 'github.com/BerriAI/litellm/issues/29518',
      seen: '2026-11-26',
      body: [
        chunk({
          role: 'assistant',
          thinking_blocks: [{ type: 'thinking', thinking: 'They greet me.' }],
        }),
        chunk({ content: 'Hello.' }),
        chunk({}, 'end_turn'),
        DONE,
      ],
      right: { text: 'Hello.', reasoning: 'They greet me.', finish: 'stop' },
    },
    {
      name: 'own-events',
      source: docs,
      seen: '2026-11-26',
      body: [
        event('message_start', {
          message: { role: 'assistant', content: [], usage: { input_tokens: 3 } },
        }),
        event('content_block_start', {
          index: 0,
          content_block: { type: 'thinking', thinking: '' },
        }),
        event('ping', {}),
        event('content_block_delta', {
          index: 0,
          delta: { type: 'thinking_delta', thinking: 'They greet me.' },
        }),
        event('content_block_stop', { index: 0 }),
        event('content_block_delta', { index: 1, delta: { type: 'text_delta', text: 'Hello' } }),
        event('content_block_delta', { index: 1, delta: { type: 'text_delta', text: ' there.' } }),
        event('message_delta', { delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 5 } }),
        event('message_stop', {}),
      ],
      right: { text: 'Hello there.', reasoning: 'They greet me.', finish: 'stop' },
    },
    {
      name: 'error-event',
      source: 'github.com/BerriAI/litellm/issues/4562',
      seen: '2026-11-26',
      body: [
        chunk({ content: 'Hello' }),
        event('error', {
          error: { details: null, type: 'overloaded_error', message: 'Overloaded' },
        }),
      ],
      right: { text: 'Hello', failure: 'rate-limited' },
    },
    {
      name: 'prompt-too-long',
      source: 'https://platform.claude.com/docs/en/api/errors',
      seen: '2026-11-26',
      status: 400,
      headers: JSON_BODY,
      body: [
        '{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}}',
      ],
      right: { text: '', failure: 'prompt-too-long' },
    },
    {
      name: 'credit-balance',
      source: 'https://platform.claude.com/docs/en/api/errors',
      seen: '2026-11-26',
      status: 400,
      headers: JSON_BODY,
      body: [
        '{"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API."}}',
      ],
      right: { text: '', failure: 'quota' },
    },
    {
      name: 'usage-limit',
      source: 'github.com/anthropics/claude-code/issues/38035',
      seen: '2026-11-26',
      status: 400,
      headers: JSON_BODY,
      body: [
        '{"type":"error","error":{"type":"invalid_request_error","message":"You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC."}}',
      ],
      right: { text: '', failure: 'quota' },
    },
  ],
}

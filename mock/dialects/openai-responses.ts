import { type Dialect, data, JSON_BODY } from './dialect.ts'

const event = (type: string, value: object = {}) => `event: ${type}\n${data({ type, ...value })}`
const docs = 'https://developers.openai.com/api/reference/resources/responses/streaming-events'

const message = (text: string) => ({
  type: 'message',
  role: 'assistant',
  content: [{ type: 'output_text', text, annotations: [] }],
})
/** A response with the fields that might be taken for what the model says. */
const response = (status: string, more: object = {}) => ({
  object: 'response',
  status,
  error: null,
  incomplete_details: null,
  instructions: null,
  output: [],
  reasoning: { effort: 'medium', summary: 'auto' },
  text: { format: { type: 'text' } },
  tools: [],
  ...more,
})
const usage = {
  input_tokens: 3,
  output_tokens: 5,
  output_tokens_details: { reasoning_tokens: 3 },
}
const begun = [
  event('response.created', { response: response('in_progress') }),
  event('response.in_progress', { response: response('in_progress') }),
]
const delta = (text: string) =>
  event('response.output_text.delta', { item_id: 'msg_1', output_index: 1, delta: text })
const completed = (...output: object[]) =>
  event('response.completed', { response: response('completed', { output, usage }) })

/** OpenAI's Responses API, which gateways pass through in answer to Chat Completions. */
export const openaiResponses: Dialect = {
  family: 'openai-responses',
  cases: [
    {
      name: 'answer',
      source: docs,
      seen: '2026-11-27',
      body: [
        ...begun,
        event('response.output_item.added', { item: { type: 'reasoning', summary: [] } }),
        event('response.reasoning_summary_text.delta', { delta: 'They greet me.' }),
        event('response.reasoning_summary_text.done', { text: 'They greet me.' }),
        event('response.output_item.added', { item: { type: 'message', content: [] } }),
        event('response.content_part.added', { part: { type: 'output_text', text: '' } }),
        delta('Hello'),
        delta(' there.'),
        event('response.output_text.done', { text: 'Hello there.' }),
        event('response.content_part.done', {
          part: { type: 'output_text', text: 'Hello there.' },
        }),
        event('response.output_item.done', { item: message('Hello there.') }),
        completed(
          { type: 'reasoning', summary: [{ type: 'summary_text', text: 'They greet me.' }] },
          message('Hello there.'),
        ),
      ],
      right: { text: 'Hello there.', reasoning: 'They greet me.', finish: 'stop' },
    },
    {
      name: 'no-lifecycle',
      source: 'github.com/mnfst/llm-gateway/issues/2064',
      seen: '2026-11-27',
      body: [delta('Hello'), delta(' there.'), completed(), 'data: [DONE]\n\n'],
      right: { text: 'Hello there.', finish: 'stop' },
    },
    {
      name: 'text-at-its-end-alone',
      source: 'github.com/pipecat-ai/pipecat/pull/5309',
      seen: '2026-11-27',
      body: [
        ...begun,
        event('response.reasoning_text.delta', { delta: 'They greet me.' }),
        event('response.output_text.done', { text: 'Hello there.' }),
        completed(message('Hello there.')),
      ],
      right: { text: 'Hello there.', reasoning: 'They greet me.', finish: 'stop' },
    },
    {
      name: 'text-of-its-item-alone',
      source: 'github.com/sipeed/picoclaw/issues/2674',
      seen: '2026-11-27',
      body: [
        ...begun,
        event('response.output_item.done', { item: message('Hello.') }),
        completed(),
      ],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'whole',
      source: 'github.com/TanStack/ai/pull/937',
      seen: '2026-11-27',
      headers: JSON_BODY,
      body: [JSON.stringify(response('completed', { output: [message('Hello.')], usage }))],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'length',
      source: docs,
      seen: '2026-11-27',
      body: [
        ...begun,
        delta('Once upon a'),
        event('response.incomplete', {
          response: response('incomplete', {
            incomplete_details: { reason: 'max_output_tokens' },
          }),
        }),
      ],
      right: { text: 'Once upon a', finish: 'length' },
    },
    {
      name: 'refusal',
      source: docs,
      seen: '2026-11-27',
      body: [...begun, event('response.refusal.delta', { delta: 'I cannot.' }), completed()],
      right: { text: 'I cannot.', finish: 'stop' },
    },
    {
      name: 'tool',
      source: docs,
      seen: '2026-11-27',
      body: [
        ...begun,
        event('response.output_item.added', {
          item: { type: 'function_call', name: 'f', arguments: '' },
        }),
        event('response.function_call_arguments.delta', { delta: '{"a":' }),
        event('response.function_call_arguments.done', { arguments: '{"a":1}' }),
        completed({ type: 'function_call', name: 'f', arguments: '{"a":1}' }),
      ],
      right: { text: '', failure: 'tool-call' },
    },
    {
      name: 'failed',
      source: docs,
      seen: '2026-11-27',
      body: [
        ...begun,
        delta('Hello'),
        event('response.failed', {
          response: response('failed', { error: { code: 'rate_limit_exceeded', message: 'x' } }),
        }),
      ],
      right: { text: 'Hello', failure: 'rate-limited' },
    },
    {
      name: 'cut',
      source: 'a relative of answer',
      seen: '2026-11-27',
      body: [...begun, delta('Hello')],
      right: { text: 'Hello', failure: 'cut-off' },
    },
  ],
}

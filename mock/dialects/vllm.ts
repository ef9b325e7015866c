import { chunk, type Dialect, DONE, data, JSON_BODY } from './dialect.ts'

/** vLLM. */
export const vllm: Dialect = {
  family: 'vllm',
  cases: [
    {
      name: 'reasoning',
      source: 'github.com/scaleway/docs-content/pull/6407',
      seen: '2026-11-26',
      body: [
        chunk({ role: 'assistant', content: '', reasoning_content: null }),
        chunk({ reasoning_content: 'They greet' }),
        chunk({ reasoning_content: ' me.' }),
        chunk({ content: 'Hello.' }, null, { usage: null }),
        chunk({ content: '' }, 'stop', { stop_reason: null }),
        DONE,
      ],
      right: { text: 'Hello.', reasoning: 'They greet me.', finish: 'stop' },
    },
    {
      name: 'error-in-stream',
      source: 'github.com/vllm-project/vllm/issues/6862',
      seen: '2026-11-26',
      body: [
        chunk({ content: 'Hello' }),
        data({
          object: 'error',
          message: 'Internal error',
          type: 'InternalServerError',
          code: 500,
        }),
        DONE,
      ],
      right: { text: 'Hello', failure: 'server-error' },
    },
    {
      name: 'done-alone',
      source: 'github.com/vllm-project/vllm/issues/40986',
      seen: '2026-11-26',
      body: [DONE],
      right: { text: '', failure: 'empty' },
    },
    {
      name: 'context-length',
      source: 'github.com/vllm-project/vllm/issues/20409',
      seen: '2026-11-26',
      status: 400,
      headers: JSON_BODY,
      body: [
        '{"object":"error","message":"This model\'s maximum context length is 4096 tokens. However, you requested 6379 tokens (6029 in the messages, 350 in the completion).","type":"BadRequestError","param":null,"code":400}',
      ],
      right: { text: '', failure: 'prompt-too-long' },
    },
    {
      name: 'abort',
      source: 'https://docs.vllm.ai/en/latest/api/vllm/v1/engine',
      seen: '2026-11-26',
      body: [chunk({ content: 'Hello' }), chunk({ content: '' }, 'abort'), DONE],
      right: { text: 'Hello', failure: 'cut-off' },
    },
  ],
}

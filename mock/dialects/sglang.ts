import { chunk, type Dialect, DONE, data, JSON_BODY } from './dialect.ts'

/** SGLang. */
export const sglang: Dialect = {
  family: 'sglang',
  cases: [
    {
      name: 'empty-reasons',
      source: 'github.com/sgl-project/sglang/issues/3912',
      seen: '2026-11-26',
      body: [
        chunk({ role: 'assistant', content: '' }, ''),
        chunk({ content: 'Hello.' }, ''),
        chunk({ content: '' }, 'stop', { matched_stop: 2 }),
        DONE,
      ],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'context-length-in-stream',
      source: 'github.com/sgl-project/sglang/issues/12081',
      seen: '2026-11-26',
      body: [
        data({
          error: {
            object: 'error',
            message:
              "The input (61709 tokens) is longer than the model's context length (40960 tokens).",
            type: 'BadRequestError',
            param: null,
            code: 400,
          },
        }),
        DONE,
      ],
      right: { text: '', failure: 'prompt-too-long' },
    },
    {
      name: 'context-length',
      source: 'github.com/QwenLM/Qwen3/issues/1321',
      seen: '2026-11-26',
      status: 400,
      headers: JSON_BODY,
      body: [
        '{"object":"error","message":"The input (61709 tokens) is longer than the model\'s context length (40960 tokens).","type":"BadRequestError","param":null,"code":400}',
      ],
      right: { text: '', failure: 'prompt-too-long' },
    },
  ],
}

import { chunk, type Dialect, DONE, data, JSON_BODY } from './dialect.ts'

const overflow =
  'Trying to keep the first 111490 tokens when context the overflows. However, the model is loaded with context length of only 32768 tokens, which is not enough.'

/** LM Studio. */
export const lmStudio: Dialect = {
  family: 'lm-studio',
  cases: [
    {
      name: 'context-length',
      source: 'github.com/lmstudio-ai/lmstudio-bug-tracker/issues/546',
      seen: '2026-11-26',
      status: 400,
      headers: JSON_BODY,
      body: [JSON.stringify({ error: overflow })],
      right: { text: '', failure: 'prompt-too-long' },
    },
    {
      name: 'context-length-in-stream',
      source: 'github.com/lmstudio-ai/lmstudio-bug-tracker/issues/2322',
      seen: '2026-11-26',
      body: [`event: error\n${data({ error: { message: overflow } })}`],
      right: { text: '', failure: 'prompt-too-long' },
    },
    {
      name: 'empty',
      source: 'github.com/lmstudio-ai/lmstudio-bug-tracker/issues/2339',
      seen: '2026-11-26',
      body: [chunk({ role: 'assistant', content: '' }), chunk({}, 'stop'), DONE],
      right: { text: '', failure: 'empty' },
    },
  ],
}

import { chunk, type Dialect, DONE, data, JSON_BODY } from './dialect.ts'

const safe = { hate: { filtered: false, severity: 'safe' } }

/** Azure OpenAI, which notes its content filter beside the chunks. */
export const azure: Dialect = {
  family: 'azure',
  cases: [
    {
      name: 'filter-notes',
      source: 'github.com/AbanteAI/archive-old-cli-mentat/issues/429',
      seen: '2026-11-26',
      body: [
        data({ id: '', choices: [], prompt_filter_results: [{ content_filter_results: safe }] }),
        chunk({ role: 'assistant', content: '' }),
        chunk({ content: 'Hello.' }),
        // Asynchronous filters send chunks without a delta: microsoft/autogen#6465.
        data({
          id: '',
          choices: [{ index: 0, finish_reason: null, content_filter_results: safe }],
        }),
        chunk({}, 'stop'),
        DONE,
      ],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'filtered-answer',
      source: 'https://learn.microsoft.com/azure/ai-services/openai/concepts/content-filter',
      seen: '2026-11-26',
      body: [chunk({ content: 'First,' }), chunk({}, 'content_filter'), DONE],
      right: { text: 'First,', finish: 'content-filter' },
    },
    {
      name: 'filtered-question',
      source: 'https://learn.microsoft.com/azure/ai-services/openai/concepts/content-filter',
      seen: '2026-11-26',
      status: 400,
      headers: JSON_BODY,
      body: [
        '{"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI\'s content management policy.","type":null,"param":"prompt","code":"content_filter","status":400}}',
      ],
      right: { text: '', failure: 'filtered' },
    },
  ],
}

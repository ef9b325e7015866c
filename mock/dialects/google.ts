import { chunk, type Dialect, DONE, data, JSON_BODY } from './dialect.ts'

const candidate = (parts: readonly object[], more: object = {}) => ({
  candidates: [{ content: { parts, role: 'model' }, index: 0, ...more }],
  usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 2 },
})
const docs = 'https://ai.google.dev/api/generate-content'

/** Google's models: their own interface, passed through, and errors that come as a list. */
export const google: Dialect = {
  family: 'google',
  cases: [
    {
      name: 'key',
      source: 'github.com/continuedev/continue/issues/10290',
      seen: '2026-11-26',
      status: 400,
      headers: JSON_BODY,
      body: [
        '[{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}}]',
      ],
      right: { text: '', failure: 'unauthorized' },
    },
    {
      name: 'context-length',
      source: 'https://ai.google.dev/gemini-api/docs/troubleshooting',
      seen: '2026-11-26',
      status: 400,
      headers: JSON_BODY,
      body: [
        '[{"error":{"code":400,"message":"The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).","status":"INVALID_ARGUMENT"}}]',
      ],
      right: { text: '', failure: 'prompt-too-long' },
    },
    {
      name: 'own-events',
      source: docs,
      seen: '2026-11-27',
      body: [
        data(candidate([{ text: 'They greet me.', thought: true }])),
        data(candidate([{ text: 'Hello', thoughtSignature: 'Ci' }])),
        data(candidate([{ text: ' there.' }])),
        data(candidate([{ text: '' }], { finishReason: 'STOP' })),
      ],
      right: { text: 'Hello there.', reasoning: 'They greet me.', finish: 'stop' },
    },
    {
      name: 'own-list',
      source: docs,
      seen: '2026-11-27',
      headers: JSON_BODY,
      body: [
        `[${JSON.stringify(candidate([{ text: 'Hello' }]), null, 2)}\n,\r\n`,
        `${JSON.stringify(candidate([{ text: ' there.' }], { finishReason: 'MAX_TOKENS' }), null, 2)}\n]`,
      ],
      right: { text: 'Hello there.', finish: 'length' },
    },
    {
      name: 'own-events-wrapped',
      source: 'github.com/google-gemini/gemini-cli/issues/12423',
      seen: '2026-11-27',
      body: [
        data({ response: candidate([{ text: 'Hello.' }]) }),
        data({ response: candidate([], { finishReason: 'STOP' }) }),
      ],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'own-call',
      source: 'github.com/envoyproxy/ai-gateway/pull/2399',
      seen: '2026-11-27',
      body: [
        data(candidate([{ functionCall: { name: 'f', args: {} } }])),
        data(candidate([{ text: '' }], { finishReason: 'STOP' })),
      ],
      right: { text: '', failure: 'tool-call' },
    },
    {
      name: 'own-blocked-question',
      source: docs,
      seen: '2026-11-27',
      body: [data({ promptFeedback: { blockReason: 'SAFETY' }, usageMetadata: {} })],
      right: { text: '', failure: 'filtered' },
    },
    {
      name: 'own-cut',
      source: 'a relative of own-events',
      seen: '2026-11-27',
      body: [data(candidate([{ text: 'Hello' }]))],
      right: { text: 'Hello', failure: 'cut-off' },
    },
    {
      name: 'error-in-stream-of-words',
      source: 'a relative of key, within an answer',
      seen: '2026-11-27',
      body: [
        chunk({ content: 'Hello' }),
        data([
          { error: { code: 503, message: 'The model is overloaded.', status: 'UNAVAILABLE' } },
        ]),
        DONE,
      ],
      right: { text: 'Hello', failure: 'rate-limited' },
    },
  ],
}

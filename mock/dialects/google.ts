import { type Dialect, JSON_BODY } from './dialect.ts'

/** Google's models, whose errors come as a list. */
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
  ],
}

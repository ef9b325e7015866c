import { chunk, type Dialect, DONE, JSON_BODY } from './dialect.ts'

/** llama.cpp's server. */
export const llamaCpp: Dialect = {
  family: 'llama-cpp',
  cases: [
    {
      name: 'error-field',
      source: 'github.com/ggml-org/llama.cpp/issues/16109',
      seen: '2026-11-26',
      body: [
        'error: {"code":400,"message":"the request exceeds the available context size, try increasing it","type":"exceed_context_size_error"}\n\n',
        DONE,
      ],
      right: { text: '', failure: 'prompt-too-long' },
    },
    {
      name: 'error-field-in-answer',
      source: 'github.com/ggml-org/llama.cpp/issues/14566',
      seen: '2026-11-26',
      body: [
        chunk({ content: 'Hello' }),
        'error: {"code":500,"message":"failed to decode","type":"server_error"}\n\n',
        DONE,
      ],
      right: { text: 'Hello', failure: 'server-error' },
    },
    {
      name: 'context-length',
      source: 'github.com/coddy-project/coddy-agent/issues/106',
      seen: '2026-11-26',
      status: 400,
      headers: JSON_BODY,
      body: [
        '{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error","n_prompt_tokens":5000,"n_ctx":4096}}',
      ],
      right: { text: '', failure: 'prompt-too-long' },
    },
    {
      name: 'timings',
      source: 'https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md',
      seen: '2026-11-26',
      body: [
        chunk({ role: 'assistant', content: null }),
        chunk({ content: 'Hello.' }),
        chunk({}, 'stop', { timings: { prompt_n: 1, predicted_n: 2 } }),
        DONE,
      ],
      right: { text: 'Hello.', finish: 'stop' },
    },
  ],
}

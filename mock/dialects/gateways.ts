import { chunk, type Dialect, DONE, data, JSON_BODY } from './dialect.ts'

const whole = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hello.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
}

/** What stands between: gateways, proxies, and servers that speak the format in their own way. */
export const gateways: Dialect = {
  family: 'gateways',
  cases: [
    {
      name: 'events-as-json',
      source: 'github.com/openclaw/openclaw/issues/96497',
      seen: '2026-11-26',
      headers: JSON_BODY,
      body: [chunk({ content: 'Hello.' }), chunk({}, 'stop'), DONE],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'whole-completion',
      source: 'github.com/Wei-Shaw/sub2api/issues/2826',
      seen: '2026-11-26',
      headers: JSON_BODY,
      body: [JSON.stringify(whole, null, 2)],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'whole-completion-as-event',
      source: 'github.com/openclaw/openclaw/issues/97454',
      seen: '2026-11-26',
      body: [data(whole), DONE],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'error-with-200',
      source: 'github.com/apache/rocketmq-dashboard/issues/2178',
      seen: '2026-11-26',
      headers: JSON_BODY,
      body: ['{"error":{"message":"x","type":"insufficient_quota","code":"insufficient_quota"}}'],
      right: { text: '', failure: 'quota' },
    },
    {
      name: 'warning',
      source: 'github.com/langwatch/langwatch/issues/7421',
      seen: '2026-11-26',
      body: [data({ warning: 'slow' }), chunk({ content: 'Hello.' }), chunk({}, 'stop'), DONE],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'no-done',
      source: 'github.com/qualcomm/GenieX/issues/1243',
      seen: '2026-11-26',
      body: [chunk({ content: 'Hello.' }), chunk({}, 'stop')],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'carriage-returns',
      source: 'https://html.spec.whatwg.org/multipage/server-sent-events.html',
      seen: '2026-11-26',
      body: [
        '\ufeffid: 1\rretry: 5000\r',
        'event: message\rdata:{"choices":[{"delta":\r',
        'data:{"content":"Hello."}}]}\r\r',
        'data: [DONE]',
      ],
      right: { text: 'Hello.', finish: 'other' },
    },
    {
      name: 'web-page',
      source: 'github.com/vllm-project/guidellm/issues/743',
      seen: '2026-11-26',
      headers: { 'content-type': 'text/html' },
      body: ['<!doctype html>\n<title>Sign in</title>\n'],
      right: { text: '', failure: 'malformed' },
    },
    {
      name: 'no-content',
      source: 'github.com/vllm-project/vllm/issues/40986',
      seen: '2026-11-26',
      body: [],
      right: { text: '', failure: 'empty' },
    },
    {
      name: 'field-name-twice',
      source: 'github.com/paiml/aprender/pull/2015',
      seen: '2026-11-26',
      body: [
        `data: ${chunk({ content: 'Hello.' })}`,
        `data: ${chunk({}, 'stop')}`,
        `data: ${DONE}`,
      ],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'error-as-finish',
      source: 'github.com/ranxianglei/billion-context-pi/issues/169',
      seen: '2026-11-26',
      body: [chunk({ content: 'Hello' }), chunk({}, 'error_finish'), DONE],
      right: { text: 'Hello', failure: 'reported' },
    },
    {
      name: 'litellm-budget',
      source: 'github.com/BerriAI/litellm/issues/4208',
      seen: '2026-11-26',
      status: 400,
      headers: JSON_BODY,
      body: [
        '{"error":{"message":"Budget has been exceeded! Current cost: 0.0010747, Max budget: 0.0","type":"auth_error","param":null,"code":400}}',
      ],
      right: { text: '', failure: 'quota' },
    },
    {
      name: 'qwen-arrearage',
      source: 'github.com/QuantumNous/new-api/pull/1401',
      seen: '2026-11-26',
      status: 400,
      headers: JSON_BODY,
      body: [
        '{"error":{"message":"Access denied, please make sure your account is in good standing.","type":"Arrearage","param":"","code":"Arrearage"}}',
      ],
      right: { text: '', failure: 'quota' },
    },
  ],
}

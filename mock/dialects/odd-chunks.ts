import { chunk, type Dialect, DONE, data } from './dialect.ts'

const line = (value: object) => `${JSON.stringify(value)}\n`
const choices = (value: unknown) => data({ object: 'chat.completion.chunk', choices: value })
const says = (index: number, content: string, finish_reason: string | null = null) => ({
  index,
  delta: { content },
  finish_reason,
})
const seen = '2026-11-27'

/** Chunks of no one server's: known shapes, bent as gateways bend them. Where no report is named, none was found. */
export const oddChunks: Dialect = {
  family: 'odd-chunks',
  cases: [
    {
      name: 'choices-as-object',
      source: 'a relative of own-events-wrapped: PHP writes lists with gaps so',
      seen,
      body: [choices(says(0, 'Hello')), choices({ '0': says(0, '.') }), chunk({}, 'stop'), DONE],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'choices-null',
      source: 'github.com/pydantic/pydantic-ai/issues/5165',
      seen,
      body: [data({ choices: null }), chunk({ content: 'Hello.' }), data({ choices: null }), DONE],
      right: { text: 'Hello.', finish: 'other' },
    },
    {
      name: 'delta-null',
      source: 'github.com/microsoft/agent-framework/pull/5734',
      seen,
      body: [
        chunk({ content: 'Hello.' }),
        choices([{ index: 0, delta: null, finish_reason: 'stop' }]),
      ],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'delta-as-string',
      source: 'a relative of choices-null',
      seen,
      body: [chunk('Hello'), data({ type: 'text-delta', delta: ' there.' }), DONE],
      right: { text: 'Hello there.', finish: 'other' },
    },
    {
      name: 'message-as-string',
      source: 'a relative of delta-as-string',
      seen,
      body: [choices([{ message: 'Hello.', finish_reason: 'stop' }]), DONE],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'choice-as-string',
      source: 'a relative of delta-as-string',
      seen,
      body: [choices(['Hello']), choices(['.']), DONE],
      right: { text: 'Hello.', finish: 'other' },
    },
    {
      name: 'index-1',
      source: 'github.com/BerriAI/litellm/pull/9242',
      seen,
      body: [
        choices([{ index: 0, delta: { role: 'assistant' } }, says(1, 'Hello')]),
        choices([says(1, '.')]),
        choices([{ index: 1, delta: {}, finish_reason: 'stop' }]),
        DONE,
      ],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'parts-as-choices',
      source: 'a relative of index-1: the index of a content block in place of its choice',
      seen,
      body: [
        choices([{ index: 0, delta: { reasoning: 'They greet me.' } }]),
        choices([says(1, 'Hello')]),
        choices([says(2, ' there.')]),
        choices([{ index: 0, delta: {}, finish_reason: 'stop' }]),
        DONE,
      ],
      right: { text: 'Hello there.', reasoning: 'They greet me.', finish: 'stop' },
    },
    {
      name: 'two-answers',
      source: 'a relative of index-1: what `n: 2` gives, which nobody asked for',
      seen,
      body: [choices([says(0, 'Hello')]), choices([says(1, ' Hi')]), choices([says(0, '.')]), DONE],
      right: { text: 'Hello Hi', failure: 'malformed' },
    },
    {
      name: 'nested-content',
      source: 'a relative of mistral/thinking-parts',
      seen,
      body: [
        chunk({ content: [[{ type: 'text', text: 'Hello' }], [[' there']]] }),
        chunk({ content: { parts: [{ text: { value: '.' } }] } }),
        chunk({}, 'stop'),
      ],
      right: { text: 'Hello there.', finish: 'stop' },
    },
    {
      name: 'content-as-number',
      source: 'a relative of choices-as-object: JSON_NUMERIC_CHECK of PHP',
      seen,
      body: [chunk({ content: 'Route ' }), chunk({ content: 66 }), chunk({}, 'stop'), DONE],
      right: { text: 'Route 66', finish: 'stop' },
    },
    {
      name: 'reason-of-an-enumeration',
      source: 'a relative of google/own-events: an enumeration of Python as text',
      seen,
      body: [chunk({ content: 'Hello.' }), chunk({}, 'FinishReason.STOP')],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'error-beside-text',
      source: 'a relative of openrouter/error-in-stream',
      seen,
      body: [
        chunk({ content: 'Hello' }),
        chunk({ content: ' the' }, 'stop', { error: { code: 502, message: 'x' } }),
        DONE,
      ],
      right: { text: 'Hello the', failure: 'server-error' },
    },
    {
      name: 'failed-finish-beside-text',
      source: 'a relative of gateways/error-as-finish',
      seen,
      body: [chunk({ content: 'Hello' }), chunk({ content: ' the' }, 'error'), DONE],
      right: { text: 'Hello the', failure: 'reported' },
    },
    {
      name: 'tool-calls-then-stop',
      source: 'github.com/RayBytes/ChatMock/pull/114',
      seen,
      body: [
        chunk({ content: 'Let me look.' }),
        chunk({ tool_calls: [{ index: 0, function: { name: 'f', arguments: '{}' } }] }),
        chunk({}, 'tool_calls'),
        chunk({}, 'stop'),
        DONE,
      ],
      right: { text: 'Let me look.', failure: 'tool-call' },
    },
    {
      name: 'length-then-stop',
      source: 'a relative of tool-calls-then-stop',
      seen,
      body: [chunk({ content: 'Once upon a' }), chunk({}, 'length'), chunk({}, 'stop'), DONE],
      right: { text: 'Once upon a', finish: 'length' },
    },
    {
      name: 'empty-beside-known-reason',
      source: 'a relative of ollama/empty-reasons',
      seen,
      body: [
        choices([{ delta: { content: 'Hello.', finish_reason: 'stop' }, finish_reason: '' }]),
        DONE,
      ],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'done-in-quotes',
      source: 'a relative of gateways/field-name-twice',
      seen,
      body: [chunk({ content: 'Hello.' }), 'data:  "[ Done ]" \n\n'],
      right: { text: 'Hello.', finish: 'other' },
    },
    {
      name: 'done-as-name',
      source: 'a relative of done-in-quotes',
      seen,
      body: [chunk({ content: 'Hello.' }), 'event: done\ndata: {}\n\n'],
      right: { text: 'Hello.', finish: 'other' },
    },
    {
      name: 'lines',
      source: 'a relative of ollama/own-lines',
      seen,
      headers: { 'content-type': 'application/x-ndjson' },
      body: [
        line({ choices: [says(0, 'Hello')] }),
        `${line({ choices: [says(0, '.')] })}\r\n`,
        line({ choices: [says(0, '', 'stop')] }),
        '[DONE]',
      ],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'lines-cut',
      source: 'a relative of lines',
      seen,
      body: [line({ choices: [says(0, 'Hello')] })],
      right: { text: 'Hello', failure: 'cut-off' },
    },
    {
      name: 'wrapped',
      source: 'a relative of google/own-events-wrapped',
      seen,
      body: [
        data({ code: 0, data: { choices: [says(0, 'Hello.')] } }),
        data({ output: { choices: [{ message: { content: '' }, finish_reason: 'stop' }] } }),
      ],
      right: { text: 'Hello.', finish: 'stop' },
    },
    {
      name: 'half-characters',
      source: 'github.com/elizaOS/eliza/issues/30904',
      seen,
      body: [
        chunk({ content: 'Hello \ud83d' }),
        chunk({ content: '\ude00' }),
        chunk({ content: '.' }),
        chunk({}, 'stop'),
        DONE,
      ],
      right: { text: 'Hello 😀.', finish: 'stop' },
    },
    {
      name: 'utf-16',
      source: 'a relative of gateways/carriage-returns',
      seen,
      encoding: 'utf16le',
      body: [`\ufeff${chunk({ content: '你好' })}`, chunk({ content: ' 😀' }), chunk({}, 'stop')],
      right: { text: '你好 😀', finish: 'stop' },
    },
  ],
}

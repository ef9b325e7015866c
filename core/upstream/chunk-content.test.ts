import { describe, expect, it, vi } from 'vitest'
import type { ChunkContent } from './chunk-content.ts'
import { ChunkReader } from './chunk-reader.ts'

// However slow the machine is.
vi.setConfig({ testTimeout: 60_000 })

type JsonObject = Record<string, unknown>

const chunkOf = (delta: JsonObject, more: JsonObject = {}) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1_763_870_400,
  model: 'gpt',
  choices: [{ index: 0, delta, logprobs: null, finish_reason: null, ...more }],
})

/** Reads with a fresh reader, which has no template yet: JSON.parse alone. */
const readParsed = (data: string) => new ChunkReader().read(data)

type Content = Extract<ChunkContent, { state: 'content' }>

const content = (said: Content['said'], more: Partial<Content> = {}): Content => ({
  state: 'content',
  choice: 0,
  said,
  source: 'delta',
  finish: undefined,
  usage: undefined,
  callsTool: false,
  ...more,
})
const text = (words: string, more: Partial<Content> = {}) =>
  content([{ kind: 'text', text: words }], more)
const nothing = content([])
const failed = (kind: string) => ({ state: 'failed', failure: expect.objectContaining({ kind }) })
const strange = { state: 'strange' }

describe('ChunkReader reads', () => {
  it.each<[string, unknown, unknown]>([
    ['a delta', chunkOf({ content: 'Hi' }), text('Hi')],
    ['a role alone', chunkOf({ role: 'assistant' }), nothing],
    ['a role with no content yet', chunkOf({ role: 'assistant', content: '' }), nothing],
    ['a null content', chunkOf({ content: null }), nothing],
    ['an empty delta', chunkOf({}), nothing],
    ['a refusal', chunkOf({ content: null, refusal: 'No.' }), text('No.')],
    ['a finish', chunkOf({}, { finish_reason: 'stop' }), { ...nothing, finish: 'stop' }],
    [
      'a finish with text',
      chunkOf({ content: '!' }, { finish_reason: 'length' }),
      text('!', { finish: 'length' }),
    ],
    [
      'a filtered finish',
      chunkOf({}, { finish_reason: 'content_filter' }),
      { ...nothing, finish: 'content-filter' },
    ],
    ['a new reason as none', chunkOf({}, { finish_reason: 'gone fishing' }), nothing],
    ['an empty reason as none', chunkOf({ content: 'Hi' }, { finish_reason: '' }), text('Hi')],
    ['an aborted answer', chunkOf({}, { finish_reason: 'abort' }), failed('cut-off')],
    ['an error as its finish', chunkOf({}, { finish_reason: 'error' }), failed('reported')],
    [
      'usage alone',
      { choices: [], usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 } },
      { ...nothing, usage: { inputTokens: 3, outputTokens: 4 } },
    ],
    [
      "Gemini's usage",
      { usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 4, thoughtsTokenCount: 5 } },
      { ...nothing, usage: { inputTokens: 3, outputTokens: 4, reasoningTokens: 5 } },
    ],
    [
      'usage of the Responses API',
      { type: 'response.in_progress', response: { usage: { input_tokens: 3, output_tokens: 4 } } },
      { ...nothing, usage: { inputTokens: 3, outputTokens: 4 } },
    ],
    ['a note', { object: 'ping' }, nothing],
    ['a warning', { warning: 'slow' }, nothing],
    ['what it does not know', { hello: 'world' }, strange],
    ['choices of a wrong kind', { choices: 'x' }, strange],
    ['a null choice', { choices: [null] }, nothing],
    ['null', null, strange],
    ['a number', 7, strange],
    ['a list', [{ error: { code: 429 } }], failed('rate-limited')],
    ['words alone', 'overloaded', failed('rate-limited')],
    ['an error', { error: { message: 'secret', type: 'server_error' } }, failed('reported')],
    ['an error in words', { error: 'secret' }, failed('reported')],
    ['an error with a status', { error: { code: 503, message: 'secret' } }, failed('server-error')],
    ['a quota error', { error: { code: 'insufficient_quota' } }, failed('quota')],
    ['a rate error', { error: { code: 'rate_limit_exceeded' } }, failed('rate-limited')],
    ['an error of its choice', { choices: [{ error: { code: 502 } }] }, failed('server-error')],
    [
      'an object that says it is one',
      { object: 'error', message: 'x', code: 400 },
      failed('refused'),
    ],
    ['a detail', { detail: 'Not authenticated: invalid api key' }, failed('unauthorized')],
    ['a message with a code', { message: 'x', code: 1 }, failed('reported')],
    [
      'a base_resp',
      { base_resp: { status_code: 1008, status_msg: 'insufficient balance' } },
      failed('quota'),
    ],
    ['a null error', { error: null, ...chunkOf({ content: 'Hi' }) }, text('Hi')],
    [
      'a call of a tool',
      chunkOf({ tool_calls: [{ index: 0, function: { name: 'f', arguments: '' } }] }),
      { ...nothing, callsTool: true },
    ],
    ['no call of a tool', chunkOf({ content: 'Hi', tool_calls: [] }), text('Hi')],
  ])('%s', (_name, chunk, expected) => {
    expect(readParsed(JSON.stringify(chunk))).toEqual([expected])
  })

  it.each(['', '{', '<html>', '{"choices":[', '\ufffd'])(
    '%j as malformed, without a throw',
    data => {
      expect(readParsed(data)).toEqual([failed('malformed')])
    },
  )

  it('a list of chunks as so many', () => {
    expect(
      readParsed(JSON.stringify([chunkOf({ content: 'a' }), chunkOf({ content: 'b' })])),
    ).toEqual([text('a'), text('b')])
  })
})

describe('ChunkReader finds what was said', () => {
  const thought = (words: string) => ({ kind: 'reasoning', text: words })
  const words = (said: string) => ({ kind: 'text', text: said })

  it.each<[string, JsonObject, unknown]>([
    ...[
      'reasoning_content',
      'reasoning',
      'reasoning_text',
      'reasoning_summary',
      'thinking',
      'thinking_content',
      'thoughts',
      'thought',
    ].map(
      name =>
        [`in ${name}`, chunkOf({ content: null, [name]: 'hm' }), [thought('hm')]] as [
          string,
          JsonObject,
          unknown,
        ],
    ),
    [
      'in reasoning_details, and once where it is said twice',
      chunkOf({ reasoning: 'hm', reasoning_details: [{ type: 'reasoning.text', text: 'hm' }] }),
      [thought('hm')],
    ],
    [
      'in reasoning_details alone',
      chunkOf({ reasoning_details: [{ type: 'reasoning.summary', summary: 'hm' }] }),
      [thought('hm')],
    ],
    [
      'in thinking_blocks',
      chunkOf({ thinking_blocks: [{ type: 'thinking', thinking: 'hm', signature: 'x' }] }),
      [thought('hm')],
    ],
    [
      'in both, thoughts first',
      chunkOf({ reasoning: 'hm', content: 'Hi' }),
      [thought('hm'), words('Hi')],
    ],
    [
      'in parts, thoughts among them',
      chunkOf({
        content: [
          { type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] },
          { type: 'text', text: 'Hi' },
          ' you',
        ],
      }),
      [thought('hm'), words('Hi'), words(' you')],
    ],
    ['in an object', chunkOf({ content: { type: 'text', text: 'Hi' } }), [words('Hi')]],
    ['in text of the choice', { choices: [{ text: 'Hi' }] }, [words('Hi')]],
    ['in the transcript of a voice', chunkOf({ audio: { transcript: 'Hi' } }), [words('Hi')]],
    ['in a whole message', { choices: [{ message: { content: 'Hi' } }] }, [words('Hi')]],
    [
      "in Ollama's own message",
      { message: { content: 'Hi', thinking: 'hm' }, done: false },
      [thought('hm'), words('Hi')],
    ],
    ["in Ollama's own response", { response: 'Hi', done: false }, [words('Hi')]],
    [
      "in Anthropic's own event",
      { type: 'content_block_delta', delta: { type: 'text_delta', text: 'Hi' } },
      [words('Hi')],
    ],
    [
      "in Anthropic's own thought",
      { type: 'content_block_delta', delta: { type: 'thinking_delta', thinking: 'hm' } },
      [thought('hm')],
    ],
  ])('%s', (_name, chunk, said) => {
    expect(readParsed(JSON.stringify(chunk))).toEqual([expect.objectContaining({ said })])
  })

  it('and no more than is new where whole messages are repeated', () => {
    const reader = new ChunkReader()
    const repeat = (whole: string) =>
      reader.read(JSON.stringify({ choices: [{ delta: {}, message: { content: whole } }] }))[0]
    expect(['a', 'ab', 'ab', 'abc'].map(repeat)).toEqual([
      expect.objectContaining({ said: [words('a')] }),
      expect.objectContaining({ said: [words('b')] }),
      expect.objectContaining({ said: [] }),
      expect.objectContaining({ said: [words('c')] }),
    ])
  })

  it('in deltas alone where messages repeat them', () => {
    const reader = new ChunkReader()
    const read = (delta: string, whole: string) =>
      reader.read(
        JSON.stringify({ choices: [{ delta: { content: delta }, message: { content: whole } }] }),
      )
    expect([read('a', 'a'), read('b', 'ab'), read('', 'ab')].flat()).toEqual([
      expect.objectContaining({ said: [words('a')] }),
      expect.objectContaining({ said: [words('b')] }),
      expect.objectContaining({ said: [] }),
    ])
  })

  it('not where it is nested to exhaust the stack', () => {
    const nested = `{"choices":[{"delta":{"content":${'['.repeat(5_000)}${']'.repeat(5_000)}}}]}`
    expect(readParsed(nested)).toEqual([nothing])
  })
})

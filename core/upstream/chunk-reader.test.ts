import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type ChunkContent, ChunkReader } from './chunk-reader.ts'

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

/** What one event says, by way of the fast path where it takes it. */
function readWith(reader: ChunkReader, data: string): ChunkContent {
  const delta = reader.readFast(data)
  return delta === undefined ? reader.read(data) : { state: 'text', delta, finish: undefined }
}

/** Reads with a fresh reader, which has no template yet: JSON.parse alone. */
const readParsed = (data: string) => new ChunkReader().read(data)

/** The text, since one text has many spellings in JSON. */
function meaning(content: ChunkContent): unknown {
  return content.state === 'text'
    ? { ...content, delta: JSON.parse(`"${content.delta}"`) as unknown }
    : content
}

const text = (delta: string, finish?: string) => ({ state: 'text', delta, finish })
const failed = (kind: string) => ({ state: 'failed', failure: expect.objectContaining({ kind }) })

describe('ChunkReader reads', () => {
  it.each<[string, JsonObject, unknown]>([
    ['a delta', chunkOf({ content: 'Hi' }), text('Hi')],
    ['a role alone', chunkOf({ role: 'assistant' }), { state: 'nothing' }],
    [
      'a role with no content yet',
      chunkOf({ role: 'assistant', content: '' }),
      { state: 'nothing' },
    ],
    ['a null content', chunkOf({ content: null }), { state: 'nothing' }],
    ['an empty delta', chunkOf({}), { state: 'nothing' }],
    ['a refusal', chunkOf({ content: null, refusal: 'No.' }), text('No.')],
    ['a finish', chunkOf({}, { finish_reason: 'stop' }), { state: 'finish', finish: 'stop' }],
    [
      'a finish with text',
      chunkOf({ content: '!' }, { finish_reason: 'length' }),
      text('!', 'length'),
    ],
    [
      'a filtered finish',
      chunkOf({}, { finish_reason: 'content_filter' }),
      { state: 'finish', finish: 'content-filter' },
    ],
    [
      'a tool call',
      chunkOf({}, { finish_reason: 'tool_calls' }),
      { state: 'finish', finish: 'tool-calls' },
    ],
    ['a new reason', chunkOf({}, { finish_reason: 'eos' }), { state: 'finish', finish: 'other' }],
    ['usage alone', { choices: [], usage: { total_tokens: 3 } }, { state: 'nothing' }],
    ['no choices', { object: 'ping' }, { state: 'nothing' }],
    ['choices of a wrong kind', { choices: 'x' }, { state: 'nothing' }],
    ['a null choice', { choices: [null] }, { state: 'nothing' }],
    ['an error', { error: { message: 'secret', type: 'server_error' } }, failed('reported')],
    ['an error in words', { error: 'secret' }, failed('reported')],
    ['an error with a status', { error: { code: 503, message: 'secret' } }, failed('server-error')],
    ['a quota error', { error: { code: 'insufficient_quota' } }, failed('quota')],
    ['a rate error', { error: { code: 'rate_limit_exceeded' } }, failed('rate-limited')],
    ['a null error', { error: null, ...chunkOf({ content: 'Hi' }) }, text('Hi')],
  ])('%s', (_name, chunk, expected) => {
    expect(readParsed(JSON.stringify(chunk))).toEqual(expected)
  })

  it.each(['', '{', 'null', '7', '"text"', '<html>', '{"choices":[', '\ufffd'])(
    '%j as malformed, without a throw',
    data => {
      expect(readParsed(data)).toEqual(failed('malformed'))
    },
  )
})

describe('the fast path', () => {
  it('takes over after one event, and leaves what JSON escapes', () => {
    const reader = new ChunkReader()
    const event = (content: string) => JSON.stringify(chunkOf({ content }))
    expect(reader.readFast(event('a'))).toBeUndefined()
    reader.read(event('a'))
    expect(reader.readFast(event('你好 😀'))).toBe('你好 😀')
    expect(reader.readFast(event('"'))).toBeUndefined()
    expect(reader.readFast(event('\n'))).toBeUndefined()
    expect(reader.readFast(event(''))).toBeUndefined()
    expect(reader.readFast(JSON.stringify(chunkOf({}, { finish_reason: 'stop' })))).toBeUndefined()
  })

  it('leaves what JSON forbids: a control character as it is', () => {
    const reader = new ChunkReader()
    const data = JSON.stringify(chunkOf({ content: 'here' }))
    reader.read(data)
    for (const control of ['\u0000', '\t', '\n', '\u001f']) {
      expect(reader.readFast(data.replace('here', control))).toBeUndefined()
    }
    expect(reader.readFast(data.replace('here', '\u007f'))).toBe('\u007f')
  })

  it('learns again when the fields around the text change', () => {
    const reader = new ChunkReader()
    for (let created = 0; created < 100; created += 1) {
      const event = (content: string) => JSON.stringify({ ...chunkOf({ content }), created })
      reader.read(event('a'))
      expect(reader.readFast(event('b'))).toBe('b')
    }
  })

  it('is not fooled by a text that equals the word it proves a cut with', () => {
    const event = (token: string, content: string) =>
      `{"choices":[{"logprobs":{"content":[{"token":"${token}"}]},"delta":{"content":"${content}"}}]}`
    for (const word of ['probe', 'probe.', 'proof']) {
      const reader = new ChunkReader()
      reader.read(event(word, word))
      expect(readWith(reader, event('other', word))).toEqual(text(word))
    }
  })

  /** Objects whose keys stand in any order, with any JSON beside them. */
  const objectWith = (fields: JsonObject) =>
    fc
      .dictionary(fc.constantFrom('a', 'created', 'obfuscation', 'usage'), fc.jsonValue(), {
        maxKeys: 2,
      })
      .chain(more =>
        fc.shuffledSubarray(Object.entries({ ...more, ...fields }), {
          minLength: Object.keys({ ...more, ...fields }).length,
        }),
      )
      .map(entries => Object.fromEntries(entries) as JsonObject)

  const content = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'probe',
      'content',
      '"content":"x"',
      '\\',
      '"',
      '\u2028',
      '你',
      '😀',
      'a',
      '{',
      '',
    ),
  )
  const delta = fc.oneof(
    { weight: 6, arbitrary: content.map(value => ({ content: value })) },
    { weight: 1, arbitrary: content.map(value => ({ content: null, refusal: value })) },
    { weight: 1, arbitrary: fc.constantFrom({}, { role: 'assistant', content: '' }) },
  )
  const trap = fc.oneof(
    fc.constant(null),
    content.map(token => ({ content: [{ token, logprob: -1, content: token }] })),
  )
  const chunk = fc
    .tuple(delta, trap, fc.constantFrom(null, null, null, 'stop', 'eos'))
    .chain(([value, logprobs, finish_reason]) =>
      objectWith(value).chain(inner => objectWith({ delta: inner, logprobs, finish_reason })),
    )
    .chain(choice =>
      fc.oneof(
        { weight: 8, arbitrary: objectWith({ choices: [choice] }) },
        {
          weight: 1,
          arbitrary: fc.constantFrom<JsonObject>({ choices: [] }, { error: { code: 500 } }),
        },
      ),
    )
  const toAscii = (json: string) =>
    json.replaceAll(/[^ -~]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  const spelling = fc.constantFrom<(value: unknown) => string>(
    value => JSON.stringify(value),
    value => JSON.stringify(value, null, 1),
    value => toAscii(JSON.stringify(value)),
    value => JSON.stringify(value).replaceAll('","', '" , "').replaceAll('/', '\\/'),
  )

  it('agrees with JSON.parse on any stream', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(chunk, spelling), { maxLength: 8 }), events => {
        const reader = new ChunkReader()
        for (const [value, spell] of events) {
          const data = spell(value)
          expect(meaning(readWith(reader, data))).toEqual(meaning(readParsed(data)))
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('agrees with JSON.parse where only the text changes, as in a real stream', () => {
    fc.assert(
      fc.property(chunk, spelling, fc.array(content, { maxLength: 12 }), (value, spell, texts) => {
        const reader = new ChunkReader()
        for (const next of texts) {
          const data = spell(
            JSON.parse(JSON.stringify(value), (key, old: unknown) =>
              key === 'content' && typeof old === 'string' ? next : old,
            ),
          )
          expect(meaning(readWith(reader, data))).toEqual(meaning(readParsed(data)))
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { toJsonText } from '../protocol/json-text.ts'
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

/** What one event says, by way of the fast path where it takes it. */
function readWith(reader: ChunkReader, data: string): readonly ChunkContent[] {
  const delta = reader.readFast(data)
  if (delta === undefined) return reader.read(data)
  return [content([{ kind: reader.kind, text: JSON.parse(`"${delta}"`) as string }])]
}

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

describe('the fast path', () => {
  it('takes over after one event, and leaves what says more than text', () => {
    const reader = new ChunkReader()
    const event = (content: string) => JSON.stringify(chunkOf({ content }))
    expect(reader.readFast(event('a'))).toBeUndefined()
    reader.read(event('a'))
    expect(reader.readFast(event('你好 😀'))).toBe('你好 😀')
    expect(reader.readFast(event(''))).toBeUndefined()
    expect(reader.readFast(JSON.stringify(chunkOf({}, { finish_reason: 'stop' })))).toBeUndefined()
  })

  it('takes what JSON escapes as it is, and leaves what it might escape otherwise', () => {
    const reader = new ChunkReader()
    const data = JSON.stringify(chunkOf({ content: 'here' }))
    reader.read(data)
    for (const said of ['\n', '"', '\\', '\\n', 'a\t"b"\r\n']) {
      const delta = toJsonText(said)
      expect(reader.readFast(data.replace('here', () => delta))).toBe(delta)
    }
    for (const other of ['\\u4e2d', '\\/', '\\', 'a"', '\\\\"', '\\x']) {
      expect(reader.readFast(data.replace('here', () => other))).toBeUndefined()
    }
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

  it('takes over for thoughts as well, and again for the text that follows', () => {
    const reader = new ChunkReader()
    const thought = (words: string) => JSON.stringify(chunkOf({ content: null, reasoning: words }))
    const words = (said: string) => JSON.stringify(chunkOf({ content: said, reasoning: null }))
    reader.read(thought('a'))
    expect([reader.readFast(thought('b')), reader.kind]).toEqual(['b', 'reasoning'])
    expect(reader.readFast(words('c'))).toBeUndefined()
    reader.read(words('c'))
    expect([reader.readFast(words('d')), reader.kind]).toEqual(['d', 'text'])
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
      expect(readWith(reader, event('other', word))).toEqual([text(word)])
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

  const anyWords = fc.oneof(
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
    { weight: 6, arbitrary: anyWords.map(value => ({ content: value })) },
    { weight: 1, arbitrary: anyWords.map(value => ({ content: null, refusal: value })) },
    { weight: 3, arbitrary: anyWords.map(value => ({ content: '', reasoning_content: value })) },
    {
      weight: 1,
      arbitrary: anyWords.map(value => ({
        reasoning: value,
        reasoning_details: [{ type: 'reasoning.text', text: value }],
      })),
    },
    { weight: 1, arbitrary: fc.constantFrom({}, { role: 'assistant', content: '' }) },
  )
  const trap = fc.oneof(
    fc.constant(null),
    anyWords.map(token => ({ content: [{ token, logprob: -1, content: token }] })),
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
          expect(readWith(reader, data)).toEqual(readParsed(data))
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('agrees with JSON.parse where only the text changes, as in a real stream', () => {
    fc.assert(
      fc.property(chunk, spelling, fc.array(anyWords, { maxLength: 12 }), (value, spell, texts) => {
        const reader = new ChunkReader()
        for (const next of texts) {
          const data = spell(
            JSON.parse(JSON.stringify(value), (key, old: unknown) =>
              key === 'content' && typeof old === 'string' ? next : old,
            ),
          )
          expect(readWith(reader, data)).toEqual(readParsed(data))
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

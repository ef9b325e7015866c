import { describe, expect, it } from 'vitest'
import type { Ended } from '../chat/outcome.ts'
import { toJsonText } from '../protocol/json-text.ts'
import { decodeEntry, decodeHead, encodeDelta, encodeEntry, encodeHead } from './entry.ts'

const TEXTS = ['Hi', '', '"quoted" \\ \n\t\r', '漢字 😀', '\ud83d', '}]', '","t', ' ']

const outcomes: readonly Ended[] = [
  { state: 'finished', reason: 'stop', usage: undefined, reasoningMs: 12 },
  { state: 'aborted' },
  { state: 'failed', message: 'Broken "]}' },
]

const batchOf = (texts: readonly string[]) =>
  texts.map(text => encodeDelta('text', toJsonText(text))).join(',')

describe('an entry', () => {
  it('gives back every delta, escaped as it was', () => {
    const thought = encodeDelta('reasoning', toJsonText('Hm'))
    const e = encodeEntry(`${thought},${batchOf(TEXTS)}`, undefined)
    expect(decodeEntry({ e })).toEqual({
      deltas: [
        { kind: 'reasoning', delta: 'Hm' },
        ...TEXTS.map(text => ({ kind: 'text', delta: toJsonText(text) })),
      ],
    })
  })

  it.each(outcomes)('gives back how the answer ended: $state', outcome => {
    expect(decodeEntry({ e: encodeEntry('', outcome) })).toEqual({ deltas: [], outcome })
    expect(decodeEntry({ e: encodeEntry(batchOf(['Hi']), outcome) })).toEqual({
      deltas: [{ kind: 'text', delta: 'Hi' }],
      outcome,
    })
  })

  it('is a line of the batch, and says by its last two characters alone that it is the last', () => {
    for (const text of TEXTS) {
      expect(encodeEntry(batchOf([text]), undefined)).toMatch(/^[^\n\r]*"\]$/)
      for (const outcome of outcomes) {
        expect(encodeEntry(batchOf([text]), outcome)).toMatch(/^[^\n\r]*\}\]$/)
      }
    }
  })

  it('that was cut anywhere is none', () => {
    const whole = encodeEntry(batchOf(TEXTS), outcomes[0])
    for (let length = 0; length < whole.length; length += 1) {
      expect(decodeEntry({ e: whole.slice(0, length) })).toBeUndefined()
    }
  })

  it.each(['[]', '{}', '[1]', '["xHi"]', '[""]', '["tHi",{}]', '[{"state":"live"}]', 'null'])(
    'that nobody wrote is none: %s',
    e => expect(decodeEntry({ e })).toBeUndefined(),
  )

  it('without the field is none', () => expect(decodeEntry({ d: '["tHi"]' })).toBeUndefined())
})

describe('the first entry', () => {
  const metadata = { deployment: 'separate', upstream: 'model "x"' }

  it('gives back the metadata', () => {
    expect(decodeHead({ m: encodeHead(metadata) })).toEqual(metadata)
  })

  it.each(['', '{', '{}', '[]', '{"deployment":"separate"}'])('is none: %j', m => {
    expect(decodeHead({ m })).toBeUndefined()
  })
})

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { toJsonText } from '../protocol/json-text.ts'
import { Journal } from './journal.ts'

// However slow the machine is.
vi.setConfig({ testTimeout: 60_000 })

/** A journal, and the sum of what it said it took. */
function open() {
  const account = { bytes: 0 }
  const journal = new Journal(grown => {
    account.bytes += grown
  })
  return { journal, account }
}

/** All that it holds, in order. */
const entriesOf = (journal: Journal) =>
  Array.from({ length: journal.length }, (_, position) => journal.entry(position))

const deltasOf = (journal: Journal) =>
  entriesOf(journal).flatMap(entry => (entry.state === 'delta' ? [entry.delta] : []))

const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
  .map(units => String.fromCharCode(...units))

describe('Journal', () => {
  it('begins with 1 KiB for text, 128 boundaries and 4 KiB for the rest', () => {
    const { journal, account } = open()
    expect(journal.count).toBe(0)
    expect(journal.textBytes).toBe(0)
    expect(journal.bytes).toBe(5_632)
    expect(account.bytes).toBe(5_632)
  })

  it('gives every delta back, and accounts for each byte', () => {
    const token = fc.string({ unit: 'grapheme', maxLength: 6 })
    const text = fc.oneof(anyText, fc.string({ unit: 'grapheme' }), token, fc.constant(''))
    const texts = fc.array(text, { maxLength: 300, size: 'max' })
    fc.assert(
      fc.property(texts, written => {
        const { journal, account } = open()
        const deltas = written.map(toJsonText)
        journal.begin('text')
        for (const delta of deltas) {
          journal.append(delta)
          expect(account.bytes).toBe(journal.bytes)
        }
        expect(deltasOf(journal)).toEqual(deltas)
        expect(journal.count).toBe(deltas.length)
        expect(journal.textBytes).toBe(Buffer.byteLength(deltas.join('')))
      }),
      { numRuns: 100, endOnFailure: true },
    )
  })

  it('takes a delta longer than all before it together', () => {
    const { journal, account } = open()
    const long = toJsonText('你'.repeat(100_000))
    journal.begin('text')
    journal.append(toJsonText('a'))
    journal.append(long)
    expect(deltasOf(journal)).toEqual(['a', long])
    expect(account.bytes).toBe(journal.bytes)
  })

  it('takes a long answer in segments, of which it wastes little', () => {
    const { journal, account } = open()
    journal.begin('text')
    for (let index = 0; index < 100_000; index += 1) journal.append(toJsonText(' 你好'))
    expect(journal.bytes).toBeLessThan(1.05 * (700_000 + 400_000))
    expect(account.bytes).toBe(journal.bytes)
    expect(deltasOf(journal).every(delta => delta === ' 你好')).toBe(true)
  })

  it('takes 600 tokens in less than 12 KiB, the answer around it included', () => {
    const { journal } = open()
    journal.begin('text')
    for (let index = 0; index < 600; index += 1) journal.append(toJsonText(' word'))
    expect(journal.bytes).toBeLessThanOrEqual(12_288)
  })

  it('tells where text and reasoning begin and end, however they alternate', () => {
    const kinds = fc.array(fc.constantFrom('text' as const, 'reasoning' as const), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(kinds, fc.boolean(), (written, closed) => {
        const { journal, account } = open()
        const expected: object[] = []
        for (const [index, kind] of written.entries()) {
          const before = written[index - 1]
          if (before !== kind) {
            if (before !== undefined) expected.push({ state: 'end', kind: before })
            expected.push({ state: 'start', kind })
            journal.begin(kind)
          }
          journal.append(toJsonText(String(index)))
          expected.push({ state: 'delta', kind, delta: String(index) })
          expect(journal.open).toBe(kind)
          expect(entriesOf(journal)).toEqual(expected)
        }
        const last = written.at(-1)
        if (closed) journal.close()
        if (closed && last !== undefined) expected.push({ state: 'end', kind: last })
        expect(entriesOf(journal)).toEqual(expected)
        expect(account.bytes).toBe(journal.bytes)
      }),
      { numRuns: 200 },
    )
  })
})

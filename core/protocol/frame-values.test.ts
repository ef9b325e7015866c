import { describe, expect, it } from 'vitest'
import { hasAtMostValues } from './frame-values.ts'

/** The most that a text passes with. */
function valuesIn(text: string): number {
  const padded = Buffer.from(text + ' '.repeat(1_000))
  for (let most = 0; most < 1_000; most += 1) if (hasAtMostValues(padded, most)) return most
  return Number.POSITIVE_INFINITY
}

describe('hasAtMostValues', () => {
  it.each([
    ['an object of one field', '{"a":1}', 1],
    ['an object of three', '{"a":1,"b":2,"c":3}', 3],
    ['brackets', '[[[[]]]]', 4],
    ['a list', '[1,2,3]', 3],
    ['commas and brackets in a string', '{"a":"[{,,,}]"}', 1],
    ['an escaped quote', '{"a":"\\",,,"}', 1],
    ['an escaped backslash before the end', '{"a":"\\\\","b":"x"}', 2],
    ['a string that does not end', '{"a":",,,,', 1],
    ['letters of several bytes', '{"說":"，［｛","b":[]}', 3],
    ['nothing', '', 0],
  ])('counts %s', (_name, text, values) => {
    expect(valuesIn(text)).toBe(values)
  })

  it('passes a short text unread: it cannot have more', () => {
    expect(hasAtMostValues(Buffer.from('[[[['), 4)).toBe(true)
    expect(hasAtMostValues(Buffer.from('[[[[['), 4)).toBe(false)
  })
})

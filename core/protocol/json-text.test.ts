import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromJsonText, toJsonText } from './json-text.ts'

/** Any UTF-16, lone surrogates included. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }))
  .map(units => String.fromCharCode(...units))

describe('json text', () => {
  it.each([
    ['', ''],
    ['plain', 'plain'],
    ['"', '\\"'],
    ['\\', '\\\\'],
    ['\n\t\u0001', '\\n\\t\\u0001'],
    ['你好', '你好'],
    ['😀', '😀'],
    ['\ud83d', '\\ud83d'],
    ['\ude00', '\\ude00'],
  ])('of %j is %j', (text, escaped) => {
    expect(toJsonText(text)).toBe(escaped)
    expect(fromJsonText(toJsonText(text))).toBe(text)
  })

  it('comes back as the text it was made of', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(fromJsonText(toJsonText(text))).toBe(text)
      }),
    )
  })

  it('holds no lone surrogate, so that UTF-8 keeps it whole', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(toJsonText(text).isWellFormed()).toBe(true)
      }),
    )
  })
})

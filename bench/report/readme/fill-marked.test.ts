import { describe, expect, it } from 'vitest'
import { fillMarked } from './quoting.ts'

describe('filling a marked place of a document', () => {
  it('replaces what stands there, and nothing else', () => {
    const document =
      'before\n<!-- reference:a -->\nold\n<!-- /reference:a -->\nafter <!-- reference:b -->'
    expect(fillMarked(document, 'a', 'new')).toBe(
      'before\n<!-- reference:a -->\n\nnew\n\n<!-- /reference:a -->\nafter <!-- reference:b -->',
    )
  })

  it('comes to the same the second time', () => {
    const once = fillMarked('<!-- reference:a --><!-- /reference:a -->', 'a', 'text')
    expect(fillMarked(once, 'a', 'text')).toBe(once)
  })

  it.each([
    'no marks',
    '<!-- reference:a --> no end',
    '<!-- /reference:a --> turned round <!-- reference:a -->',
    '<!-- reference:a --><!-- /reference:a --><!-- reference:a --><!-- /reference:a -->',
  ])('refuses a document with %s', document => {
    expect(() => fillMarked(document, 'a', 'text')).toThrow('expected <!-- reference:a -->')
  })
})

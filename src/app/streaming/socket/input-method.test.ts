import { expect, it } from 'vitest'
import { belongsToInputMethod } from './input-method.ts'

it.each([
  ['a key by itself', { isComposing: false, keyCode: 13 }, false],
  ['a key in a composition', { isComposing: true, keyCode: 229 }, true],
  ['a key in a composition, by its own code', { isComposing: true, keyCode: 13 }, true],
  ['the key that ends a composition in Safari', { isComposing: false, keyCode: 229 }, true],
])('%s', (_, event, expected) => {
  expect(belongsToInputMethod(event)).toBe(expected)
})

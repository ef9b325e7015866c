import { expect, it } from 'vitest'
import { subsets } from './public-host.ts'

it('every choice comes once, the smallest first', () => {
  const choices = subsets(['a', 'b', 'c']).map(choice => choice.join(''))
  expect(choices).toEqual(['', 'a', 'b', 'c', 'ab', 'ac', 'bc', 'abc'])
})

import { expect, it } from 'vitest'
import { bindingIn, describeBinding } from './core-binding.ts'

it.each([
  { deployment: [1], loadGenerator: [0] },
  { deployment: [2, 3], loadGenerator: [0, 1, 12] },
])('reads %j back from its words', binding => {
  expect(bindingIn(describeBinding(binding))).toEqual(binding)
})

// Kept in every result: other words would make its report forget the cores.
it('reads what results hold', () => {
  const text = 'deployment on core 1, load generator on core 0'
  expect(bindingIn(text)).toEqual({ deployment: [1], loadGenerator: [0] })
})

it.each([
  'not pinned: taskset is a Linux command',
  'deployment on core 1, load generator on core ',
])('finds none in %j', text => expect(bindingIn(text)).toBeUndefined())

import { expect, it } from 'vitest'
import { bindingIn, type CoreBinding, describeBinding } from './core-binding.ts'

it.each([
  { allocation: 'equal', deployment: [1], loadGenerator: [0] },
  { allocation: 'equal', deployment: [2, 3], loadGenerator: [0, 1, 12] },
  { allocation: 'each', processes: [{ name: 'integrated', core: 1 }], loadGenerator: [0] },
  {
    allocation: 'each',
    processes: [
      { name: 'next', core: 13 },
      { name: 'socket server', core: 12 },
    ],
    loadGenerator: [0, 1],
  },
] satisfies readonly CoreBinding[])('reads %j back from its words', binding => {
  expect(bindingIn(describeBinding(binding))).toEqual(binding)
})

// Kept in every result: other words would make its report forget the cores.
it('reads what results hold', () => {
  const text = 'deployment on core 1, load generator on core 0'
  expect(bindingIn(text)).toEqual({ allocation: 'equal', deployment: [1], loadGenerator: [0] })
})

it('tells the core of each process', () => {
  const processes = [
    { name: 'next', core: 3 },
    { name: 'socket server', core: 2 },
  ]
  expect(describeBinding({ allocation: 'each', processes, loadGenerator: [0, 1] })).toBe(
    'next on core 3, socket server on core 2, load generator on core 0,1',
  )
})

it.each([
  'not pinned: taskset is a Linux command',
  'deployment on core 1, load generator on core ',
  'load generator on core 0',
  'next on core 1, socket server on core 2',
  'deployment on core 1, next on core 2, load generator on core 0',
  'not pinned: next on core 1, load generator on core 0',
])('finds none in %j', text => expect(bindingIn(text)).toBeUndefined())

import { expect, it } from 'vitest'
import { MINIMUM_ROUNDS } from '../statistics/next-step.ts'
import { LEAST_ROUNDS } from './least-rounds.ts'

it('tells the minimum of rounds that the statistics keep', () => {
  expect(LEAST_ROUNDS).toBe(MINIMUM_ROUNDS)
})

import { expect, it } from 'vitest'
import { nextValueInterval } from './next-value-interval.ts'

it('is Student’s t for one value more', () => {
  // t(0.975, 2) = 4.302653; √(1 + 1/3) = 1.154701.
  const { from, to } = nextValueInterval([1, 2, 3]) ?? {}
  expect(from).toBeCloseTo(2 - 4.302653 * 1.154701, 5)
  expect(to).toBeCloseTo(2 + 4.302653 * 1.154701, 5)
})

it('needs two values', () => {
  expect(nextValueInterval([1])).toBeUndefined()
})

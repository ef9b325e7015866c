import { describe, expect, it } from 'vitest'
import { meanInterval, nextValueInterval } from './student.ts'

describe('meanInterval', () => {
  // scipy 1.17.1: ttest_1samp([1, 2, 4, -3, 5], 0).confidence_interval(0.95).
  it('is Student’s t on the values, of either sign', () => {
    const figures = meanInterval([1, 2, 4, -3, 5])
    expect(figures?.mean).toBeCloseTo(1.8, 12)
    expect(figures?.interval.from).toBeCloseTo(-2.0671405455482175, 10)
    expect(figures?.interval.to).toBeCloseTo(5.667140545548218, 10)
    expect(figures?.deviation).toBeCloseTo(3.1144823004794877, 12)
    expect(figures?.rounds).toBe(5)
  })

  it('is a point when all are the same', () => {
    expect(meanInterval([3, 3])).toEqual({
      mean: 3,
      interval: { from: 3, to: 3 },
      deviation: 0,
      rounds: 2,
      estimate: { mean: 3, standardError: 0, degreesOfFreedom: 1 },
    })
  })

  it('needs two values', () => {
    expect(meanInterval([])).toBeUndefined()
    expect(meanInterval([1])).toBeUndefined()
  })
})

it('is Student’s t for one value more', () => {
  // t(0.975, 2) = 4.302653; √(1 + 1/3) = 1.154701.
  const { from, to } = nextValueInterval([1, 2, 3]) ?? {}
  expect(from).toBeCloseTo(2 - 4.302653 * 1.154701, 5)
  expect(to).toBeCloseTo(2 + 4.302653 * 1.154701, 5)
})

it('needs two values', () => {
  expect(nextValueInterval([1])).toBeUndefined()
})

import { expect, it } from 'vitest'
import { countOutcome, intervalOutcome, ratioLimits } from './outcome.ts'

it.each([
  [[3, 4], [1, 2], 0, 'larger'],
  [[1, 2], [3, 4], 0, 'smaller'],
  [[3, 4], [1, 2], 1, 'overlap'],
  [[3], [2], 1, 'alike'],
  [[1, 3], [2], 1, 'alike'],
  [[2, 2], [2], 0, 'alike'],
] as const)('tells the repeats %j beside %j, threshold %s, as %s', (a, b, threshold, outcome) => {
  expect(countOutcome(a, b, threshold)).toBe(outcome)
})

it.each([
  [{ from: 1.06, to: 2 }, 'above'],
  [{ from: 1.05, to: 2 }, 'across'],
  [{ from: 0.9, to: 0.95 }, 'below'],
  [{ from: 0.9, to: 0.96 }, 'across'],
  [{ from: 1 / 1.05, to: 1.05 }, 'within'],
])('finds the interval %j %s of 1.05', (interval, outcome) => {
  expect(intervalOutcome(interval, ratioLimits(1.05))).toBe(outcome)
})

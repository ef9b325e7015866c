import { expect, it } from 'vitest'
import { percentagePoints, pointsOf } from './percentage-points.ts'

it.each([
  [0.01, '1 percentage point', '1 个百分点'],
  [0.025, '2.5 percentage points', '2.5 个百分点'],
  [0, '0 percentage points', '0 个百分点'],
  [-0.0042, '-0.42 percentage points', '-0.42 个百分点'],
])('tells a difference of shares, %s', (difference, en, zh) => {
  expect(percentagePoints(difference)).toEqual({ en, zh })
})

it('tells the number alone', () => {
  expect([0.0123, -1].map(pointsOf)).toEqual(['1.23', '-100'])
})

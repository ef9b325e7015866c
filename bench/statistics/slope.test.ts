import { describe, expect, it } from 'vitest'
import { leastSquares } from './slope.ts'

const ladder = [
  { x: 0, y: 50 },
  { x: 100, y: 52 },
  { x: 1_000, y: 70 },
  { x: 5_000, y: 145 },
  { x: 10_000, y: 252 },
]

describe('leastSquares', () => {
  // scipy 1.17.1: linregress, slope ± t.ppf(0.975, 3) * stderr, intercept ± t.ppf(0.975, 3) * intercept_stderr.
  it('fits a line and says how well it is known', () => {
    const line = leastSquares(ladder)
    expect(line?.slope).toBeCloseTo(0.020062830331140116, 12)
    expect(line?.slopeInterval.from).toBeCloseTo(0.01895613898761558, 12)
    expect(line?.slopeInterval.to).toBeCloseTo(0.02116952167466465, 12)
    expect(line?.intercept).toBeCloseTo(49.197686333728825, 9)
    expect(line?.interceptInterval.from).toBeCloseTo(43.64191942688063, 9)
    expect(line?.interceptInterval.to).toBeCloseTo(54.753453240577024, 9)
    expect(line?.points).toBe(5)
  })

  it('has no width when the points stand on a line', () => {
    const line = leastSquares([
      { x: 0, y: 1 },
      { x: 1, y: 3 },
      { x: 2, y: 5 },
    ])
    expect(line).toMatchObject({ slope: 2, slopeInterval: { from: 2, to: 2 }, intercept: 1 })
  })

  it('is undefined without three points or two places', () => {
    expect(leastSquares([])).toBeUndefined()
    expect(leastSquares(ladder.slice(0, 2))).toBeUndefined()
    expect(leastSquares(ladder.map(({ y }) => ({ x: 100, y })))).toBeUndefined()
  })
})

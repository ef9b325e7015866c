import { describe, expect, it } from 'vitest'
import { pBeyond, pInside } from './estimate.ts'
import { pairedDifference } from './paired.ts'

/** Differences of 1, 2, 4, −3 and 5. */
const pairs = [
  { worse: 11, better: 10 },
  { worse: 22, better: 20 },
  { worse: 34, better: 30 },
  { worse: 37, better: 40 },
  { worse: 55, better: 50 },
]

/** The same share pair in so many rounds. */
const still = (worse: number, better: number, rounds = 8) =>
  pairedDifference(Array.from({ length: rounds }, () => ({ worse, better }))) ?? expect.fail()

describe('pairedDifference', () => {
  it('is by ranks where pairs are skewed, so that one stall moves it little', () => {
    const stalled = [...pairs, { worse: 1_000, better: 0 }]
    // Of the averages of every two of 1, 2, 4, −3, 5 and 1000 the eleventh of 21.
    expect(pairedDifference(stalled, { skewed: true })).toMatchObject({
      difference: 3,
      interval: { from: -3, to: 1_000 },
      rounds: 6,
    })
    expect(pairedDifference(stalled)?.difference).toBeGreaterThan(100)
  })

  // scipy 1.17.1: ttest_1samp([1, 2, 4, -3, 5], 0).confidence_interval(0.95).
  it('gives the mean, its interval and the deviation', () => {
    const paired = pairedDifference(pairs)
    expect(paired?.difference).toBeCloseTo(1.8, 12)
    expect(paired?.interval.from).toBeCloseTo(-2.0671405455482175, 10)
    expect(paired?.interval.to).toBeCloseTo(5.667140545548218, 10)
    expect(paired?.deviation).toBeCloseTo(3.1144823004794877, 12)
    expect(paired?.rounds).toBe(5)
  })

  it('is tested by Student’s t with a degree of freedom less than rounds', () => {
    const { estimate } = pairedDifference(pairs) ?? expect.fail()
    // t² = 1.8² ÷ (9.7 ÷ 5). At four degrees of freedom P(|T| ≤ t) = 0.75 · √s · (1 − s ÷ 12), s = t² ÷ (1 + t² ÷ 4).
    const share = 648 / 550
    const p = 1 - 0.75 * Math.sqrt(share) * (1 - share / 12)
    expect(pBeyond(estimate, 0)).toBeCloseTo(p, 10)
    // Right at the end of its own interval of 95%.
    expect(pInside(estimate, 5.667140545548218)).toBeCloseTo(0.05, 8)
  })

  it('turns over with the pairs', () => {
    const turned = pairedDifference(
      pairs.map(({ worse, better }) => ({ worse: better, better: worse })),
    )
    expect(turned?.difference).toBeCloseTo(-1.8, 12)
    expect(turned?.interval.from).toBeCloseTo(-5.667140545548218, 10)
    expect(turned?.interval.to).toBeCloseTo(2.0671405455482175, 10)
  })

  it('takes zero, which a ratio does not', () => {
    expect(still(0.25, 0)).toMatchObject({ difference: 0.25, rounds: 8 })
  })

  it('has no width when every round says the same, and the value alone decides', () => {
    const same = still(1, 1)
    expect(same).toMatchObject({ difference: 0, deviation: 0, interval: { from: 0, to: 0 } })
    expect([pBeyond(same.estimate, 0.01), pInside(same.estimate, 0.01)]).toEqual([1, 0])
    const apart = still(1, 0.75)
    expect(apart).toMatchObject({ difference: 0.25, interval: { from: 0.25, to: 0.25 } })
    expect([pBeyond(apart.estimate, 0.01), pInside(apart.estimate, 0.01)]).toEqual([0, 1])
  })

  it('needs two rounds', () => {
    expect(pairedDifference([])).toBeUndefined()
    expect(pairedDifference(pairs.slice(0, 1))).toBeUndefined()
    expect(pairedDifference(pairs.slice(0, 2))).toBeDefined()
  })
})

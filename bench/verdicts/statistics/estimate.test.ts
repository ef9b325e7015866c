import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { intervalOf, pBeyond, pInside, ratioInterval } from './estimate.ts'
import { hodgesLehmann } from './hodges-lehmann.ts'
import { LEVEL } from './student.ts'

// The estimate of paired-log-ratio.test.ts's pairs.
const estimate = {
  mean: Math.log(1.0608279345292446),
  standardError: 0.037882286821623805 / Math.sqrt(8),
  degreesOfFreedom: 7,
}

describe('intervals', () => {
  // scipy 1.17.1: ttest_1samp([1, 2, 4, -3, 5], 0).confidence_interval(0.95).
  it('reach as far as Student’s t on either side', () => {
    const { from, to } = intervalOf({
      mean: 1.8,
      standardError: 3.1144823004794877 / Math.sqrt(5),
      degreesOfFreedom: 4,
    })
    expect(from).toBeCloseTo(-2.0671405455482175, 10)
    expect(to).toBeCloseTo(5.667140545548218, 10)
  })

  it('are those of the logarithms, for a ratio', () => {
    const { from, to } = ratioInterval(estimate)
    expect(from).toBeCloseTo(1.027757546199865, 12)
    expect(to).toBeCloseTo(1.094962436265818, 12)
  })
})

describe('p-values', () => {
  // scipy 1.17.1: 2 · min, or 2 · max, of ttest_1samp's two one-sided p-values against ± log threshold, at most 1.
  it.each([
    { threshold: 1, beyond: 0.0031231275651203297, inside: 1 },
    { threshold: 1.02, beyond: 0.02201410104643978, inside: 1 },
    { threshold: 1.05, beyond: 0.46870748734255463, inside: 1 },
    { threshold: 1.15, beyond: 1, inside: 0.0005282604488404084 },
  ])('at a ratio of $threshold', ({ threshold, beyond, inside }) => {
    expect(pBeyond(estimate, Math.log(threshold))).toBeCloseTo(beyond, 12)
    expect(pInside(estimate, Math.log(threshold))).toBeCloseTo(inside, 12)
  })

  it('are the same for an estimate and its opposite', () => {
    const opposite = { ...estimate, mean: -estimate.mean }
    expect(pBeyond(opposite, Math.log(1.02))).toBeCloseTo(0.02201410104643978, 12)
    expect(pInside(opposite, Math.log(1.15))).toBeCloseTo(0.0005282604488404084, 12)
  })

  it('reach the level exactly when the interval lies beyond, or inside, the limit', () => {
    const estimates = fc.record({
      mean: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
      standardError: fc.double({ min: 1e-4, max: 0.1, noNaN: true }),
      degreesOfFreedom: fc.integer({ min: 1, max: 60 }),
    })
    const decided = { beyond: 0, inside: 0, neither: 0 }
    fc.assert(
      fc.property(estimates, fc.double({ min: 0.01, max: 0.26, noNaN: true }), (one, limit) => {
        const { from, to } = intervalOf(one)
        const beyond = from > limit || to < -limit
        const inside = from > -limit && to < limit
        expect(pBeyond(one, limit) <= LEVEL).toBe(beyond)
        expect(pInside(one, limit) <= LEVEL).toBe(inside)
        decided[beyond ? 'beyond' : inside ? 'inside' : 'neither'] += 1
      }),
      { numRuns: 500, seed: 1 },
    )
    expect(Math.min(...Object.values(decided))).toBeGreaterThan(20)
  })

  it('of ranks reach it exactly there as well, ties among the values or none', () => {
    const values = fc
      .tuple(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 30 }),
        fc.integer({ min: -20, max: 20 }),
      )
      .map(([scatter, centre]) => scatter.map(value => value + centre))
    const decided = { beyond: 0, inside: 0, neither: 0 }
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 20 }), (some, limit) => {
        const estimate = hodgesLehmann(some)
        const { from, to } = intervalOf(estimate)
        const beyond = from > limit || to < -limit
        const inside = from > -limit && to < limit
        expect(pBeyond(estimate, limit) <= LEVEL).toBe(beyond)
        expect(pInside(estimate, limit) <= LEVEL).toBe(inside)
        decided[beyond ? 'beyond' : inside ? 'inside' : 'neither'] += 1
      }),
      { numRuns: 500, seed: 1 },
    )
    expect(Math.min(...Object.values(decided))).toBeGreaterThan(20)
  })

  it('are decided by the mean alone when nothing scatters', () => {
    const still = { mean: 0.1, standardError: 0, degreesOfFreedom: 7 }
    expect([pBeyond(still, 0.05), pInside(still, 0.05)]).toEqual([0, 1])
    expect([pBeyond(still, 0.2), pInside(still, 0.2)]).toEqual([1, 0])
    expect([pBeyond(still, 0.1), pInside(still, 0.1)]).toEqual([1, 1])
  })
})

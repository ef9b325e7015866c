import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEVEL, pBeyond, pInside, ratioInterval } from './log-estimate.ts'

// The estimate of paired-log-ratio.test.ts's pairs.
const estimate = {
  mean: Math.log(1.0608279345292446),
  standardError: 0.037882286821623805 / Math.sqrt(8),
  degreesOfFreedom: 7,
}

describe('p-values', () => {
  // scipy 1.17.1: 2 · min, or 2 · max, of ttest_1samp's two one-sided p-values against ± log threshold, at most 1.
  it.each([
    { threshold: 1, beyond: 0.0031231275651203297, inside: 1 },
    { threshold: 1.02, beyond: 0.02201410104643978, inside: 1 },
    { threshold: 1.05, beyond: 0.46870748734255463, inside: 1 },
    { threshold: 1.15, beyond: 1, inside: 0.0005282604488404084 },
  ])('at $threshold', ({ threshold, beyond, inside }) => {
    expect(pBeyond(estimate, threshold)).toBeCloseTo(beyond, 12)
    expect(pInside(estimate, threshold)).toBeCloseTo(inside, 12)
  })

  it('are the same for a ratio and its inverse', () => {
    const inverse = { ...estimate, mean: -estimate.mean }
    expect(pBeyond(inverse, 1.02)).toBeCloseTo(0.02201410104643978, 12)
    expect(pInside(inverse, 1.15)).toBeCloseTo(0.0005282604488404084, 12)
  })

  it('reach the level exactly when the interval lies beyond, or inside, the threshold', () => {
    const estimates = fc.record({
      mean: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
      standardError: fc.double({ min: 1e-4, max: 0.1, noNaN: true }),
      degreesOfFreedom: fc.integer({ min: 1, max: 60 }),
    })
    const decided = { beyond: 0, inside: 0, neither: 0 }
    fc.assert(
      fc.property(estimates, fc.double({ min: 1.01, max: 1.3, noNaN: true }), (one, threshold) => {
        const { from, to } = ratioInterval(one)
        const beyond = from > threshold || to < 1 / threshold
        const inside = from > 1 / threshold && to < threshold
        expect(pBeyond(one, threshold) <= LEVEL).toBe(beyond)
        expect(pInside(one, threshold) <= LEVEL).toBe(inside)
        decided[beyond ? 'beyond' : inside ? 'inside' : 'neither'] += 1
      }),
      { numRuns: 500, seed: 1 },
    )
    expect(Math.min(...Object.values(decided))).toBeGreaterThan(20)
  })

  it('are decided by the mean alone when nothing scatters', () => {
    const still = { mean: 0.1, standardError: 0, degreesOfFreedom: 7 }
    expect([pBeyond(still, 1.05), pInside(still, 1.05)]).toEqual([0, 1])
    expect([pBeyond(still, 1.2), pInside(still, 1.2)]).toEqual([1, 0])
    const atThreshold = { ...still, mean: Math.log(1.05) }
    expect([pBeyond(atThreshold, 1.05), pInside(atThreshold, 1.05)]).toEqual([1, 1])
  })
})

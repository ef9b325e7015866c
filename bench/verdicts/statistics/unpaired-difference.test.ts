import { describe, expect, it } from 'vitest'
import { pBeyond } from './estimate.ts'
import { unpairedDifference, unpairedLogRatio } from './unpaired.ts'

const a = [10, 11, 12, 13]
const b = [12, 15, 13, 14, 16]

describe('unpairedDifference', () => {
  it('is Welch’s t on the values, b − a', () => {
    const unpaired = unpairedDifference(a, b)
    expect(unpaired?.difference).toBeCloseTo(14 - 11.5, 12)
    // Variances 5/3 and 5/2 over 4 and 5 values: √(5/12 + 1/2), and Satterthwaite's degrees of freedom.
    expect(unpaired?.estimate.standardError).toBeCloseTo(Math.sqrt(11 / 12), 12)
    const degrees = (11 / 12) ** 2 / ((5 / 12) ** 2 / 3 + (1 / 2) ** 2 / 4)
    expect(unpaired?.estimate.degreesOfFreedom).toBeCloseTo(degrees, 12)
  })

  it('is what the ratio is on logarithms', () => {
    const logs = unpairedDifference(a.map(Math.log), b.map(Math.log))
    const ratio = unpairedLogRatio(a, b)
    expect(Math.exp(logs?.interval.from ?? 0)).toBeCloseTo(ratio?.interval.from ?? 0, 12)
    expect(Math.exp(logs?.interval.to ?? 0)).toBeCloseTo(ratio?.interval.to ?? 0, 12)
  })

  it('takes zero, and turns over with the samples', () => {
    const turned = unpairedDifference([0, 0.5, 0.25], [0, 0, 0])
    expect(turned?.difference).toBeCloseTo(-0.25, 12)
    expect(unpairedDifference([0, 0, 0], [0, 0.5, 0.25])?.interval.to).toBeCloseTo(
      -(turned?.interval.from ?? 0),
      12,
    )
  })

  it('has no interval without two values on each side', () => {
    expect(unpairedDifference([1], b)).toBeUndefined()
    expect(unpairedDifference(a, [])).toBeUndefined()
  })

  it('is a point when neither scatters', () => {
    const still = unpairedDifference([1, 1], [1, 1, 1])
    expect(still).toMatchObject({ difference: 0, interval: { from: 0, to: 0 } })
    expect(pBeyond(still?.estimate ?? expect.fail(), 0.01)).toBe(1)
  })
})

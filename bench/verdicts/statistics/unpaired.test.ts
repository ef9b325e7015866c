import { describe, expect, it } from 'vitest'
import { pBeyond } from './estimate.ts'
import { unpairedDifference, unpairedLogRatio } from './unpaired.ts'

const a = [10, 11, 12, 13]
const b = [12, 15, 13, 14, 16]

describe('unpairedLogRatio', () => {
  // scipy 1.17.1: ttest_ind(log(b), log(a), equal_var=False), its pvalue, df and confidence_interval(0.95).
  it('is Welch’s t on logarithms, b ÷ a', () => {
    const unpaired = unpairedLogRatio(a, b)
    expect(unpaired?.ratio).toBeCloseTo(1.216923994365257, 12)
    expect(unpaired?.interval.from).toBeCloseTo(1.0144499200128017, 12)
    expect(unpaired?.interval.to).toBeCloseTo(1.4598098721750643, 12)
    expect(unpaired?.p).toBeCloseTo(0.038237455855179694, 12)
    expect(unpaired?.estimate.degreesOfFreedom).toBeCloseTo(6.588797586317677, 10)
  })

  it('turns over with the samples', () => {
    expect(unpairedLogRatio(b, a)?.ratio).toBeCloseTo(1 / 1.216923994365257, 12)
  })

  it('has no interval without two values on each side', () => {
    expect(unpairedLogRatio([], b)).toBeUndefined()
    expect(unpairedLogRatio([10], b)).toBeUndefined()
    expect(unpairedLogRatio(a, [12])).toBeUndefined()
  })

  it.each([0, -3, Number.NaN])('refuses %d', value => {
    expect(unpairedLogRatio([...a, value], b)).toBeUndefined()
    expect(unpairedLogRatio(a, [...b, value])).toBeUndefined()
  })

  it('is a point when neither scatters', () => {
    const still = unpairedLogRatio([2, 2], [4, 4, 4])
    expect(still?.interval).toEqual({ from: still?.ratio, to: still?.ratio })
    expect(still).toMatchObject({ p: 0, estimate: { standardError: 0, degreesOfFreedom: 3 } })
    expect(unpairedLogRatio([2, 2], [2, 2])?.p).toBe(1)
    expect(pBeyond(still?.estimate ?? expect.fail(), Math.log(3))).toBe(1)
  })
})

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

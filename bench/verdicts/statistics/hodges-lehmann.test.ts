import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { observedLogRatios } from '../simulation/testing/observed-log-ratios.ts'
import {
  hodgesLehmann,
  rankInterval,
  rankPAtLeast,
  rankPAtMost,
  signedRankCdf,
  signedRankQuantile,
} from './hodges-lehmann.ts'

/** Hamilton's depression scale of nine patients, before − after (Hollander and Wolfe 1973, p. 29; the example of R's wilcox.test). */
const depression = [0.952, -0.147, 1.022, 0.43, 0.62, 0.59, 0.49, -0.08, 0.01]

const values = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
  minLength: 6,
  maxLength: 20,
})

describe('Hodges and Lehmann’s estimate', () => {
  it('of the example in the book is 0.46, from 0.010 to 0.786', () => {
    const estimate = hodgesLehmann(depression)
    expect(estimate.median).toBeCloseTo(0.46, 12)
    expect(rankInterval(estimate).from).toBeCloseTo(0.01, 12)
    expect(rankInterval(estimate).to).toBeCloseTo(0.786, 12)
  })

  it('of the rounds that were observed is a ratio of 1.78, from 1.64 to 1.89', () => {
    const estimate = hodgesLehmann(observedLogRatios)
    const { from, to } = rankInterval(estimate)
    expect(Math.exp(estimate.median)).toBeCloseTo(1.775088, 6)
    expect(Math.exp(from)).toBeCloseTo(1.64017017, 6)
    expect(Math.exp(to)).toBeCloseTo(1.89202938, 6)
  })

  it('of one value is that value', () => {
    const estimate = hodgesLehmann([3])
    expect(estimate.median).toBe(3)
    expect(rankInterval(estimate)).toEqual({ from: 3, to: 3 })
  })

  it('of few values has their range for an interval', () => {
    expect(rankInterval(hodgesLehmann([1, 5, 2]))).toEqual({ from: 1, to: 5 })
  })

  it('moves with the values, grows with them, and turns round with them', () => {
    fc.assert(
      fc.property(values, some => {
        const { from, to } = rankInterval(hodgesLehmann(some))
        const turned = rankInterval(hodgesLehmann(some.map(value => -value)))
        const moved = rankInterval(hodgesLehmann(some.map(value => 2 * value + 1)))
        expect(turned.from).toBeCloseTo(-to, 10)
        expect(turned.to).toBeCloseTo(-from, 10)
        expect(moved.from).toBeCloseTo(2 * from + 1, 10)
        expect(moved.to).toBeCloseTo(2 * to + 1, 10)
      }),
      { seed: 1 },
    )
  })

  it('lies within its interval, and hardly moves with one value that runs away', () => {
    fc.assert(
      fc.property(values, some => {
        const estimate = hodgesLehmann(some)
        const { from, to } = rankInterval(estimate)
        expect(from).toBeLessThanOrEqual(estimate.median)
        expect(to).toBeGreaterThanOrEqual(estimate.median)
        const largest = Math.max(...some)
        const away = hodgesLehmann(some.map(value => (value === largest ? value + 1e6 : value)))
        expect(away.median).toBeLessThanOrEqual(largest)
      }),
      { seed: 1 },
    )
  })
})

describe('Wilcoxon’s one-sided p-values', () => {
  // scipy 1.17.1: wilcoxon(d, alternative='greater') and wilcoxon(logs − log(limit), method='exact').
  it.each([
    { name: 'the book’s', of: depression, limit: 0, atMost: 0.01953125 },
    {
      name: 'at most 1.25',
      of: observedLogRatios,
      limit: Math.log(1.25),
      atMost: 3.423274029046297e-5,
    },
  ])('$name', ({ of, limit, atMost }) => {
    expect(rankPAtMost(hodgesLehmann(of), limit)).toBeCloseTo(atMost, 12)
  })

  it('at least 2', () => {
    const p = rankPAtLeast(hodgesLehmann(observedLogRatios), Math.log(2))
    expect(p).toBeCloseTo(0.0001333579421043396, 12)
  })

  it('count a value at the limit against what would be found', () => {
    const estimate = hodgesLehmann([0, 0, 0, 0, 0, 0])
    expect([rankPAtMost(estimate, 0), rankPAtLeast(estimate, 0)]).toEqual([1, 1])
    expect(rankPAtMost(estimate, -1)).toBe(1 / 64)
  })
})

describe('the signed rank statistic', () => {
  // scipy 1.17.1, stats._wilcoxon.WilcoxonDistribution(count).cdf(v); R's psignrank gives the same.
  it.each([
    { v: 3, count: 8, probability: 0.01953125 },
    { v: 4, count: 8, probability: 0.02734375 },
    { v: 8, count: 10, probability: 0.0244140625 },
    { v: 52, count: 20, probability: 0.02422046661376953 },
    { v: 170, count: 33, probability: 0.02421449520625174 },
  ])('is at most $v of $count values', ({ v, count, probability }) => {
    expect(signedRankCdf(v, count)).toBeCloseTo(probability, 14)
  })

  it('lies between nothing and the sum of all ranks', () => {
    expect(signedRankCdf(-1, 4)).toBe(0)
    expect(signedRankCdf(0, 4)).toBe(1 / 16)
    expect(signedRankCdf(9, 4)).toBe(15 / 16)
    expect(signedRankCdf(10, 4)).toBe(1)
    expect(signedRankCdf(11, 4)).toBe(1)
  })

  it.each([
    [5, 0],
    [6, 1],
    [8, 4],
    [10, 9],
    [20, 53],
    [33, 171],
  ])('has its 2.5% quantile, of %i values, at %i', (count, v) => {
    expect(signedRankQuantile(0.025, count)).toBe(v)
  })
})

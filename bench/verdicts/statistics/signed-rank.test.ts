import { describe, expect, it } from 'vitest'
import { signedRankCdf, signedRankQuantile } from './signed-rank.ts'

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

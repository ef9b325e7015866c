import { describe, expect, it } from 'vitest'
import { ratioOfMeans } from './ratio-of-means.ts'

const numerators = [100, 110, 95, 105, 98]
const denominators = [10, 9, 11, 10.5, 9.5]
const rounds = (bottom: readonly number[]) =>
  bottom.map((denominator, index) => ({ numerator: numerators[index] ?? 0, denominator }))

describe('ratioOfMeans', () => {
  // scipy 1.17.1: the two roots of ttest_1samp(numerator - theta * denominator, 0).pvalue = 0.05, by brentq.
  it('holds what a paired t test would not reject', () => {
    const crossing = ratioOfMeans(rounds(denominators))
    expect(crossing?.ratio).toBeCloseTo(10.16, 12)
    expect(crossing?.interval.from).toBeCloseTo(8.727559351199252, 9)
    expect(crossing?.interval.to).toBeCloseTo(11.879657303585967, 9)
  })

  it('is undefined when the denominator may be zero', () => {
    expect(ratioOfMeans(rounds([10, -9, 11, -10.5, 0]))).toBeUndefined()
    expect(ratioOfMeans(rounds([0, 0, 0, 0, 0]))).toBeUndefined()
  })

  it('is a point when nothing scatters', () => {
    const same = { numerator: 6, denominator: -2 }
    expect(ratioOfMeans([same, same])).toEqual({ ratio: -3, interval: { from: -3, to: -3 } })
  })

  it('needs two rounds', () => {
    expect(ratioOfMeans([])).toBeUndefined()
    expect(ratioOfMeans([{ numerator: 6, denominator: 2 }])).toBeUndefined()
  })
})

import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { mean, sampleKurtosis, sampleStandardDeviation } from 'simple-statistics'
import { describe, expect, it } from 'vitest'
import { hodgesLehmann } from '../../statistics/hodges-lehmann.ts'
import { drawNoise, type Noise } from './noise.ts'

const draws = (noise: Noise) => {
  const random = xoroshiro128plus(7)
  return Array.from({ length: 20_000 }, () => drawNoise(noise, random))
}
const shareBeyond = (limit: number, values: readonly number[]) =>
  values.filter(value => Math.abs(value) > limit).length / values.length

describe('drawNoise', () => {
  // P(|Z| > 1.96) = 5%, P(|Z| > 4) = 0.006%; P(|t(3)| > 1.96 √3) = 4.3%, P(|t(3)| > 4 √3) = 0.62%.
  it('is standard normal', () => {
    const values = draws('normal')
    expect(mean(values)).toBeCloseTo(0, 1)
    expect(sampleStandardDeviation(values)).toBeCloseTo(1, 1)
    expect(sampleKurtosis(values)).toBeCloseTo(0, 0)
    expect(shareBeyond(1.96, values)).toBeCloseTo(0.05, 2)
    expect(shareBeyond(4, values)).toBeLessThan(0.001)
  })

  it('has more far values when it is heavy-tailed, at the same deviation', () => {
    const values = draws('heavy-tailed')
    expect(mean(values)).toBeCloseTo(0, 1)
    expect(shareBeyond(1.96, values)).toBeCloseTo(0.043, 2)
    expect(shareBeyond(4, values)).toBeCloseTo(0.0062, 2)
    expect(shareBeyond(4, values)).toBeGreaterThan(0.003)
  })

  // P(E − 1 > 2) = e^−3, and nothing lies below −1.
  it('leans to one side when it is one-sided, at the same deviation', () => {
    const values = draws('one-sided')
    expect(mean(values)).toBeCloseTo(0, 1)
    expect(sampleStandardDeviation(values)).toBeCloseTo(1, 1)
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-1)
    expect(values.filter(value => value > 2).length / values.length).toBeCloseTo(0.0498, 2)
  })

  it('scatters as rounds were seen to, about their pseudomedian', () => {
    const values = draws('observed')
    expect(sampleStandardDeviation(values)).toBeCloseTo(1, 1)
    expect(mean(values)).toBeLessThan(-0.05)
    expect(hodgesLehmann(values.slice(0, 1_000)).median).toBeCloseTo(0, 1)
  })

  it('repeats itself with the same seed', () => {
    expect(draws('heavy-tailed')).toEqual(draws('heavy-tailed'))
  })
})

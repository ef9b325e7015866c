import { describe, expect, it } from 'vitest'
import { detectableDifference, detectableRatio } from './estimate.ts'

describe('detectableRatio', () => {
  // threshold * exp((t.ppf(1 - level / 2, n - 1) + t.ppf(0.8, n - 1)) * deviation / sqrt(n)), scipy 1.17.1.
  it.each([
    { deviation: 0.05, rounds: 8, threshold: 1, level: 0.05, ratio: 1.0593343742093877 },
    { deviation: 0.02, rounds: 8, threshold: 1.05, level: 0.05, ratio: 1.0744903637961016 },
    { deviation: 0.02, rounds: 8, threshold: 1.05, level: 0.05 / 12, ratio: 1.0883283713223413 },
    { deviation: 0.1, rounds: 20, threshold: 1, level: 0.05, ratio: 1.0682832067005907 },
  ])('$deviation over $rounds rounds', ({ ratio, ...precision }) => {
    expect(detectableRatio(precision)).toBeCloseTo(ratio, 10)
  })

  it('is tested at 5% unless told otherwise', () => {
    const precision = { deviation: 0.05, rounds: 8, threshold: 1 }
    expect(detectableRatio(precision)).toBe(detectableRatio({ ...precision, level: 0.05 }))
  })

  it('is the threshold itself when nothing scatters', () => {
    expect(detectableRatio({ deviation: 0, rounds: 2, threshold: 1.05 })).toBe(1.05)
  })

  it('needs two rounds', () => {
    expect(() => detectableRatio({ deviation: 0.05, rounds: 1, threshold: 1 })).toThrow(
      'expected 2 rounds or more, got 1; make more rounds',
    )
  })
})

describe('detectableDifference', () => {
  // The logarithms of the ratios above, with the threshold added: the same reach on another scale.
  it.each([
    { deviation: 0.05, rounds: 8, threshold: 0, level: 0.05, reach: Math.log(1.0593343742093877) },
    {
      ...{ deviation: 0.02, rounds: 8, threshold: 0.01, level: 0.05 / 12 },
      reach: Math.log(1.0883283713223413 / 1.05),
    },
    { deviation: 0.1, rounds: 20, threshold: 2, level: 0.05, reach: Math.log(1.0682832067005907) },
  ])('$deviation over $rounds rounds beyond $threshold', ({ reach, ...precision }) => {
    expect(detectableDifference(precision)).toBeCloseTo(precision.threshold + reach, 10)
  })

  it('is the threshold itself when nothing scatters', () => {
    expect(detectableDifference({ deviation: 0, rounds: 8, threshold: 0.01 })).toBe(0.01)
  })

  it('needs two rounds', () => {
    expect(() => detectableDifference({ deviation: 0.05, rounds: 1, threshold: 0 })).toThrow(
      'expected 2 rounds or more, got 1; make more rounds',
    )
  })
})

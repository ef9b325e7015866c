import { describe, expect, it } from 'vitest'
import { pairedLogRatio } from './paired.ts'

const worse = [105, 110, 98, 120, 101, 115, 108, 112]
const better = [100, 104, 99, 108, 97, 103, 102, 105]
const pairs = worse.map((value, index) => ({ worse: value, better: better[index] ?? 0 }))

describe('pairedLogRatio', () => {
  // scipy 1.17.1: ttest_1samp(log(worse / better), 0).confidence_interval(0.95), then exp.
  it('gives the geometric mean, its interval and the deviation', () => {
    const paired = pairedLogRatio(pairs)
    expect(paired?.ratio).toBeCloseTo(1.0608279345292446, 12)
    expect(paired?.interval.from).toBeCloseTo(1.027757546199865, 12)
    expect(paired?.interval.to).toBeCloseTo(1.094962436265818, 12)
    expect(paired?.deviation).toBeCloseTo(0.037882286821623805, 12)
    expect(paired?.rounds).toBe(8)
  })

  it('turns over with the pairs', () => {
    const turned = pairedLogRatio(
      pairs.map(({ worse, better }) => ({ worse: better, better: worse })),
    )
    expect(turned?.interval.from).toBeCloseTo(1 / 1.094962436265818, 12)
    expect(turned?.interval.to).toBeCloseTo(1 / 1.027757546199865, 12)
  })

  it('has no interval without two rounds', () => {
    expect(pairedLogRatio([])).toBeUndefined()
    expect(pairedLogRatio(pairs.slice(0, 1))).toBeUndefined()
    expect(pairedLogRatio(pairs.slice(0, 2))).toBeDefined()
  })

  it('is a point when every round says the same', () => {
    const constant = pairedLogRatio([
      { worse: 4, better: 2 },
      { worse: 4, better: 2 },
    ])
    expect(constant).toMatchObject({ deviation: 0, rounds: 2 })
    expect(constant?.ratio).toBeCloseTo(2, 14)
    expect(constant?.interval).toEqual({ from: constant?.ratio, to: constant?.ratio })
  })

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d on either side', value => {
    expect(pairedLogRatio([...pairs, { worse: value, better: 1 }])).toBeUndefined()
    expect(pairedLogRatio([...pairs, { worse: 1, better: value }])).toBeUndefined()
  })
})

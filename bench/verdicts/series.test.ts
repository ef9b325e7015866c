import { describe, expect, it } from 'vitest'
import { nextStep } from './statistics/next-step.ts'
import { seriesOf } from './stop.ts'
import {
  aroundRatio,
  fewerSurvivors,
  measureNamed,
  observed,
  ratioOf,
  survivorsDiffer,
} from './testing/fixtures.ts'

describe('seriesOf', () => {
  it('has the pairs of each ratio, and its threshold as the width to reach', () => {
    const observations = [
      ...observed('memory', 'integrated', [4, 6]),
      ...observed('memory', 'separate', [2, 3, 5]),
    ]
    const count = {
      kind: 'count',
      measure: 'processes',
      favours: 'integrated',
      threshold: 0,
    } as const
    expect(seriesOf([ratioOf('memory', 1.1), count], observations, measureNamed)).toMatchObject([
      {
        name: 'memory',
        kind: 'ratio',
        target: 1.1,
        pairs: [
          { worse: 4, better: 2 },
          { worse: 6, better: 3 },
        ],
      },
    ])
  })

  it('has the pairs of each difference, its threshold as the width in its unit', () => {
    const observations = fewerSurvivors(0.25, { rounds: 2, spread: 0 })
    expect(seriesOf([survivorsDiffer], observations, measureNamed)).toMatchObject([
      {
        name: 'slo-share-beside-pages',
        kind: 'difference',
        target: 0.01,
        pairs: [
          { worse: 1, better: 0.75 },
          { worse: 1, better: 0.75 },
        ],
      },
    ])
  })

  it('lets the stopping rule end the rounds when every interval is narrow', () => {
    const step = (spread: number, shareSpread: number) =>
      nextStep(
        seriesOf(
          [ratioOf('memory'), survivorsDiffer],
          [
            ...aroundRatio('memory', 1.2, { spread }),
            ...fewerSurvivors(0.1, { spread: shareSpread }),
          ],
          measureNamed,
        ),
        { remainingMs: 2, roundMs: 1 },
      )
    expect(step(0.01, 0.001)).toEqual({ state: 'stop', reason: 'narrow' })
    expect(step(0.05, 0.001)).toEqual({ state: 'go-on' })
    expect(step(0.01, 0.01)).toEqual({ state: 'go-on' })
  })
})

import { describe, expect, it } from 'vitest'
import { nextStep } from '../statistics/next-step.ts'
import { seriesOf } from './series.ts'
import { aroundRatio, measureNamed, observed, ratioOf } from './testing/fixtures.ts'

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
    expect(seriesOf([ratioOf('memory', 1.1), count], observations, measureNamed)).toEqual([
      {
        name: 'memory',
        target: 1.1,
        pairs: [
          { worse: 4, better: 2 },
          { worse: 6, better: 3 },
        ],
      },
    ])
  })

  it('lets the stopping rule end the rounds when every interval is narrow', () => {
    const step = (spread: number) =>
      nextStep(
        seriesOf([ratioOf('memory')], aroundRatio('memory', 1.2, { spread }), measureNamed),
        {
          remainingMs: 2,
          roundMs: 1,
        },
      )
    expect(step(0.01)).toEqual({ state: 'stop', reason: 'narrow' })
    expect(step(0.05)).toEqual({ state: 'go-on' })
  })
})

import { describe, expect, it } from 'vitest'
import { judge } from '../../judge.ts'
import {
  aroundRatio,
  claimOf,
  fewerSurvivors,
  measureNamed,
  ratioOf,
  survivorsDiffer,
} from '../../testing/fixtures.ts'
import { deviationsOf } from './deviations-of.ts'

describe('deviationsOf', () => {
  it('has each ratio and each difference once, and nothing of what was not measured', () => {
    const claims = judge(
      [
        claimOf(ratioOf('memory'), ratioOf('goodput')),
        claimOf(
          ratioOf('delay', 1.1),
          { ...ratioOf('memory'), favours: 'integrated' },
          survivorsDiffer,
        ),
      ],
      {
        observations: [
          ...aroundRatio('memory', 1.2, { rounds: 2 }),
          ...aroundRatio('delay', 1, { spread: 0 }),
          ...fewerSurvivors(0.1, { rounds: 2, spread: 0.02 }),
        ],
      },
      measureNamed,
    )
    expect(deviationsOf({ claims })).toEqual([
      // Two rounds, 0.01 above and below: √2 · 0.01.
      {
        ...{ measure: 'memory', kind: 'ratio', threshold: 1.05, rounds: 2 },
        deviation: expect.closeTo(0.0141421, 6),
      },
      {
        ...{ measure: 'delay', kind: 'ratio', threshold: 1.1, rounds: 8 },
        deviation: expect.closeTo(0, 12),
      },
      {
        ...{ measure: 'slo-share-beside-pages', kind: 'difference', threshold: 0.01, rounds: 2 },
        deviation: expect.closeTo(0.0282843, 6),
      },
    ])
    expect(deviationsOf({ claims: [] })).toEqual([])
  })
})

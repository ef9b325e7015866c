import { describe, expect, it } from 'vitest'
import { judge } from '../judge.ts'
import { aroundRatio, claimOf, measureNamed, ratioOf } from '../testing/fixtures.ts'
import { deviationsOf } from './deviations-of.ts'

describe('deviationsOf', () => {
  it('has each ratio once, and nothing of what was not measured', () => {
    const claims = judge(
      [
        claimOf(ratioOf('memory'), ratioOf('goodput')),
        claimOf(ratioOf('delay', 1.1), { ...ratioOf('memory'), favours: 'integrated' }),
      ],
      [...aroundRatio('memory', 1.2, { rounds: 2 }), ...aroundRatio('delay', 1, { spread: 0 })],
      measureNamed,
    )
    expect(deviationsOf({ claims })).toEqual([
      // Two rounds, 0.01 above and below: √2 · 0.01.
      { measure: 'memory', threshold: 1.05, rounds: 2, deviation: expect.closeTo(0.0141421, 6) },
      { measure: 'delay', threshold: 1.1, rounds: 8, deviation: expect.closeTo(0, 12) },
    ])
    expect(deviationsOf({ claims: [] })).toEqual([])
  })
})

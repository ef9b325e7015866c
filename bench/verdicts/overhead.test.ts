import { describe, expect, it } from 'vitest'
import type { Observation } from '../measures/observations.ts'
import { evaluateCriteria } from './evidence.ts'
import { aroundRatio, measureNamed, ratioOf } from './testing/fixtures.ts'

const memory = ratioOf('memory')

function weighed(...observations: readonly Observation[]) {
  const evidence = evaluateCriteria([memory], { observations }, measureNamed).get(memory)
  if (evidence?.state !== 'ratio') throw new Error(`expected a ratio, got ${evidence?.state}`)
  return evidence
}

describe('a ratio whose figures include measurement overhead', () => {
  it('counts the paired rounds with measurement overhead, for each', () => {
    const overheadHigh = aroundRatio('memory', 1.2, { rounds: 9 }).map((each): Observation => {
      const isMarked = each.deployment === 'separate' && each.round > 6
      return isMarked ? { ...each, overheadHigh: true } : each
    })
    const unpaired = overheadHigh.filter(
      ({ deployment, round }) => deployment === 'separate' || round !== 9,
    )
    expect(weighed(...unpaired).overheadHigh).toEqual({ integrated: 0, separate: 2 })
    expect(weighed(...aroundRatio('memory', 1.2))).not.toHaveProperty('overheadHigh')
  })

  it.each([
    [4, { verdict: 'no difference' }],
    [5, { verdict: 'inconclusive', doubt: 'overhead-high' }],
  ])(
    'with the harness sharing in %i of 8 rounds, an interval within the threshold: %j',
    (rounds, expected) => {
      const overheadHigh = (ratio: number) =>
        aroundRatio('memory', ratio).map(
          (each): Observation =>
            each.deployment === 'integrated' && each.round <= rounds
              ? { ...each, overheadHigh: true }
              : each,
        )
      const evidence = weighed(...overheadHigh(1))
      expect({ doubt: undefined, ...evidence }).toMatchObject({ doubt: undefined, ...expected })
      expect(weighed(...overheadHigh(1.2))).toMatchObject({ verdict: 'confirmed' })
    },
  )
})

import { describe, expect, it } from 'vitest'
import type { Observation } from '../measures/observation.ts'
import { weigh } from './evidence.ts'
import { aroundRatio, measureNamed, ratioOf } from './testing/fixtures.ts'

const memory = ratioOf('memory')

function weighed(...observations: readonly Observation[]) {
  const evidence = weigh([memory], { observations }, measureNamed).get(memory)
  if (evidence?.state !== 'ratio') throw new Error(`expected a ratio, got ${evidence?.state}`)
  return evidence
}

describe('a ratio in whose figures the harness shares', () => {
  it('counts the paired rounds in which the harness shares, for each', () => {
    const marked = aroundRatio('memory', 1.2, { rounds: 9 }).map((each): Observation => {
      const isMarked = each.deployment === 'separate' && each.round > 6
      return isMarked ? { ...each, marked: true } : each
    })
    const unpaired = marked.filter(
      ({ deployment, round }) => deployment === 'separate' || round !== 9,
    )
    expect(weighed(...unpaired).marked).toEqual({ integrated: 0, separate: 2 })
    expect(weighed(...aroundRatio('memory', 1.2))).not.toHaveProperty('marked')
  })

  it.each([
    [4, { verdict: 'no difference' }],
    [5, { verdict: 'inconclusive', doubt: 'harness-shares' }],
  ])(
    'with the harness sharing in %i of 8 rounds, an interval within the threshold: %j',
    (rounds, expected) => {
      const marked = (ratio: number) =>
        aroundRatio('memory', ratio).map(
          (each): Observation =>
            each.deployment === 'integrated' && each.round <= rounds
              ? { ...each, marked: true }
              : each,
        )
      const evidence = weighed(...marked(1))
      expect({ doubt: undefined, ...evidence }).toMatchObject({ doubt: undefined, ...expected })
      expect(weighed(...marked(1.2))).toMatchObject({ verdict: 'confirmed' })
    },
  )
})

import { describe, expect, it } from 'vitest'
import { measureNamed, measures } from '../../measures/registry.ts'
import { MINIMUM_ROUNDS } from '../../plan/limits.ts'
import { scenarios } from '../../plan/scenarios/registry.ts'
import { claims } from './registry.ts'

const names = claims.map(({ name }) => name)
const criteria = claims.flatMap(claim => (claim.state === 'measured' ? claim.criteria : []))

describe('the claims', () => {
  it('have a name each', () => {
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(claims.map(claim => [claim.name, claim] as const))(
    '%s rests on measures that there are, each once',
    (_, claim) => {
      if (claim.state === 'not-measured') return
      const asked = claim.criteria.map(({ measure }) => measure)
      expect(asked).not.toEqual([])
      expect(new Set(asked).size).toBe(asked.length)
      expect(asked.filter(name => measures.every(measure => measure.name !== name))).toEqual([])
    },
  )

  it('have thresholds that a ratio, a difference or a count can pass', () => {
    for (const { kind, threshold } of criteria) {
      if (kind === 'ratio') expect(threshold).toBeGreaterThan(1)
      if (kind === 'difference') expect(threshold).toBeGreaterThan(0)
      if (kind === 'count') expect(threshold).toBeGreaterThanOrEqual(0)
    }
  })

  it('take the difference of shares alone, which is told in percentage points', () => {
    const differences = criteria.filter(({ kind }) => kind === 'difference')
    expect(differences.map(({ measure }) => measureNamed(measure).unit)).toEqual(
      differences.map(() => 'share'),
    )
  })

  it('test what has rounds enough, and of what is repeated less often only the rise of a heavier load', () => {
    const repeated = new Set(
      scenarios
        .filter(
          ({ rounds, action }) =>
            rounds === 'all' ||
            rounds * (action.type === 'visits' ? action.visits.pairs : 1) >= MINIMUM_ROUNDS,
        )
        .map(({ name }) => name),
    )
    const tested = criteria.filter(({ measure }) => repeated.has(measureNamed(measure).scenario))
    expect(tested.filter(({ kind }) => kind === 'count')).toEqual([])
    const seldom = criteria.filter(one => one.kind !== 'count' && !tested.includes(one))
    expect(new Set(seldom.map(({ measure }) => measureNamed(measure).scenario))).toEqual(
      new Set(['interference']),
    )
  })
})

describe('the measures', () => {
  it('have a name each', () => {
    const all = measures.map(({ name }) => name)
    expect(new Set(all).size).toBe(all.length)
  })
})

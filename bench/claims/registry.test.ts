import { describe, expect, it } from 'vitest'
import { measures } from '../measures/registry.ts'
import { claims } from './registry.ts'

const names = claims.map(({ name }) => name)

describe('the claims', () => {
  it('have a name each', () => {
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(claims.map(claim => [claim.name, claim] as const))(
    '%s rests on measures that there are, each once',
    (_, claim) => {
      if (claim.state === 'not-measured') {
        expect(claim.needs.en).not.toBe('')
        return
      }
      const asked = claim.criteria.map(({ measure }) => measure)
      expect(asked).not.toEqual([])
      expect(new Set(asked).size).toBe(asked.length)
      expect(asked.filter(name => measures.every(measure => measure.name !== name))).toEqual([])
    },
  )

  it('have thresholds that a ratio or a count can pass', () => {
    const criteria = claims.flatMap(claim => (claim.state === 'measured' ? claim.criteria : []))
    for (const { kind, threshold } of criteria) {
      if (kind === 'ratio') expect(threshold).toBeGreaterThan(1)
      if (kind === 'count') expect(threshold).toBeGreaterThanOrEqual(0)
    }
  })
})

describe('the measures', () => {
  it('have a name each', () => {
    const all = measures.map(({ name }) => name)
    expect(new Set(all).size).toBe(all.length)
  })
})

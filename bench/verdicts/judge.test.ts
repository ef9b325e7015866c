import { describe, expect, it } from 'vitest'
import type { Claim, Criterion } from './claims/claim.ts'
import type { Finding, Verdict } from './comparison.ts'
import { combine, judge } from './judge.ts'
import { aroundRatio, claimOf, measureNamed, observed, ratioOf } from './testing/fixtures.ts'

const processes: Criterion = {
  kind: 'count',
  measure: 'processes',
  favours: 'integrated',
  threshold: 0,
}
const counts = [
  ...observed('processes', 'integrated', [1]),
  ...observed('processes', 'separate', [2]),
]

describe('judge', () => {
  it('gives each claim its verdict and its evidence in the order of its criteria', () => {
    const claims = [claimOf(ratioOf('delay'), processes), claimOf(ratioOf('memory'))]
    const observations = [...aroundRatio('memory', 1.2), ...counts]
    const [first, second] = judge(claims, { observations }, measureNamed)
    expect(first).toMatchObject({
      claim: claims[0],
      verdict: 'confirmed',
      evidence: [{ state: 'missing' }, { state: 'count', verdict: 'confirmed' }],
    })
    expect(second).toMatchObject({ verdict: 'confirmed', evidence: [{ state: 'ratio' }] })
  })

  it('corrects over all claims, not within each', () => {
    const delay = aroundRatio('delay', 1.12, { spread: 0.055 })
    const alone = judge([claimOf(ratioOf('delay'))], { observations: delay }, measureNamed)
    expect(alone[0]?.verdict).toBe('confirmed')
    const beside = [claimOf(ratioOf('delay')), claimOf(ratioOf('memory'))]
    const both = [...delay, ...aroundRatio('memory', 1.05)]
    const together = judge(beside, { observations: both }, measureNamed)
    expect(together[0]).toMatchObject({
      verdict: 'inconclusive',
      evidence: [{ doubt: 'many-criteria' }],
    })
  })

  it('decides nothing of a claim without means', () => {
    const claim: Claim = { name: 'claim', state: 'not-measured', needs: 'many-processes' }
    expect(judge([claim], { observations: counts }, measureNamed)).toEqual([
      {
        claim,
        verdict: 'not measured',
        evidence: [],
      },
    ])
  })

  it('refuses a measure that there is not', () => {
    expect(() => judge([claimOf(ratioOf('colour'))], { observations: [] }, measureNamed)).toThrow(
      'colour',
    )
  })
})

describe('combine', () => {
  it.each<[readonly Finding[], Verdict]>([
    [['confirmed'], 'confirmed'],
    [['confirmed', 'no difference', 'inconclusive', 'not measured'], 'confirmed'],
    [['refuted', 'no difference', 'inconclusive', 'not measured'], 'refuted'],
    [['confirmed', 'refuted', 'confirmed'], 'mixed'],
    [['confirmed', 'against'], 'mixed'],
    [['refuted', 'for'], 'mixed'],
    [['confirmed', 'for'], 'confirmed'],
    [['refuted', 'against'], 'refuted'],
    [['for', 'against'], 'inconclusive'],
    [['for'], 'inconclusive'],
    [['no difference', 'no difference'], 'no difference'],
    [['no difference', 'inconclusive'], 'inconclusive'],
    [['no difference', 'not measured'], 'inconclusive'],
    [['not measured', 'inconclusive'], 'inconclusive'],
    [['not measured', 'not measured'], 'not measured'],
    [[], 'not measured'],
  ])('%j: %s', (verdicts, verdict) => {
    expect(combine(verdicts)).toBe(verdict)
  })
})

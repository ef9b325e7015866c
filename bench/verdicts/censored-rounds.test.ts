import { describe, expect, it } from 'vitest'
import type { CensoredRound, Observation } from '../measures/observations.ts'
import { qualifierText } from '../report/verdict-text.ts'
import { evaluateCriteria } from './evidence.ts'
import { aroundRatio, measureNamed, ratioOf } from './testing/fixtures.ts'

/** Favours separate: above 1, integrated has more. */
const memory = ratioOf('memory')

function weighed(observations: readonly Observation[], censored: readonly CensoredRound[]) {
  const evidence = evaluateCriteria([memory], { observations, censored }, measureNamed).get(memory)
  if (evidence?.state !== 'ratio') throw new Error(`expected a ratio, got ${evidence?.state}`)
  return evidence
}

const loss = (deployment: string, measure = 'memory'): CensoredRound => ({
  measure,
  deployment,
  round: 9,
})

describe('rounds in which a deployment broke off', () => {
  it.each([
    ['for separate', 1.2, 'separate'],
    ['for integrated', 1 / 1.2, 'integrated'],
    ['for neither', 1, 'integrated'],
    ['for neither', 1, 'separate'],
  ])('leave no verdict that speaks %s (ratio %d) where it was %s', (_, ratio, deployment) => {
    const evidence = weighed(aroundRatio('memory', ratio), [loss(deployment)])
    expect(evidence).toMatchObject({ verdict: 'inconclusive', doubt: 'censored' })
    expect(evidence.censored).toEqual({ integrated: 0, separate: 0, [deployment]: 1 })
  })

  it('leave a verdict against the one that broke off, and say so', () => {
    const evidence = weighed(aroundRatio('memory', 1.2), [loss('integrated'), loss('integrated')])
    expect(evidence.verdict).toBe('confirmed')
    expect(qualifierText(evidence, 'en')).toBe(
      ', beyond the threshold of 5%; without 2 rounds in which integrated broke off, and 0 rounds in which separate did',
    )
    expect(qualifierText(evidence, 'zh')).toBe(
      '，超出 5% 的阈值；不含集成部署中断的 2 轮与分离部署中断的 0 轮',
    )
  })

  it('are those of the measure alone', () => {
    const evidence = weighed(aroundRatio('memory', 1.2), [loss('separate', 'delay')])
    expect(evidence.verdict).toBe('confirmed')
    expect(evidence).not.toHaveProperty('censored')
  })
})

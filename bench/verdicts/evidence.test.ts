import { describe, expect, it } from 'vitest'
import type { Observation } from '../measures/observations.ts'
import type { Criterion } from './claims/claim.ts'
import type { Evidence } from './comparison.ts'
import { evaluateCriteria } from './evidence.ts'
import { detectableDifference } from './statistics/estimate.ts'
import {
  aroundRatio,
  fewerSurvivors,
  measureNamed,
  observed,
  ratioOf,
  survivorsDiffer,
} from './testing/fixtures.ts'

const weighOne = (criterion: Criterion, ...observations: readonly Observation[]) =>
  evaluateCriteria([criterion], { observations }, measureNamed).get(criterion) as Evidence
const ratio = (evidence: Evidence) => {
  if (evidence.state !== 'ratio') throw new Error(`expected a ratio, got ${evidence.state}`)
  return evidence
}
const difference = (evidence: Evidence) => {
  if (evidence.state !== 'difference') {
    throw new Error(`expected a difference, got ${evidence.state}`)
  }
  return evidence
}

describe('a ratio', () => {
  const memory = ratioOf('memory')

  it('is confirmed beyond the threshold, refuted beyond the other, none inside', () => {
    const verdictAt = (value: number) => ratio(weighOne(memory, ...aroundRatio('memory', value)))
    expect(verdictAt(1.2)).toMatchObject({ verdict: 'confirmed', rounds: 8 })
    expect(verdictAt(1.2).ratio).toBeCloseTo(1.2, 12)
    expect(verdictAt(1 / 1.2).verdict).toBe('refuted')
    expect(verdictAt(1.01).verdict).toBe('no difference')
    expect(verdictAt(1.05)).toMatchObject({ verdict: 'for', doubt: 'wide-interval' })
    expect(verdictAt(1 / 1.05)).toMatchObject({ verdict: 'against', doubt: 'wide-interval' })
    const wide = weighOne(memory, ...aroundRatio('memory', 1.02, { spread: 0.1 }))
    expect(wide).toMatchObject({ verdict: 'inconclusive', doubt: 'wide-interval' })
    expect(verdictAt(1.2).doubt).toBeUndefined()
  })

  it('turns with what is favoured and with what is better', () => {
    const favoursIntegrated: Criterion = { ...memory, favours: 'integrated' }
    expect(ratio(weighOne(favoursIntegrated, ...aroundRatio('memory', 1.2))).ratio).toBeCloseTo(
      1 / 1.2,
      12,
    )
    const goodput = ratioOf('goodput')
    expect(ratio(weighOne(goodput, ...aroundRatio('goodput', 1.2))).verdict).toBe('refuted')
    expect(ratio(weighOne(goodput, ...aroundRatio('goodput', 0.8))).verdict).toBe('confirmed')
  })

  it('takes the rounds that have both, paired by round and not by place', () => {
    const all = aroundRatio('memory', 1.2, { rounds: 10, spread: 0 })
    const gaps = all.filter(
      ({ deployment, round }) => !(deployment === 'separate' ? round === 1 : round === 10),
    )
    const evidence = ratio(weighOne(memory, ...gaps.toReversed()))
    expect(evidence.rounds).toBe(8)
    expect(evidence.deviation).toBeCloseTo(0, 12)
    expect(evidence.ratio).toBeCloseTo(1.2, 12)
  })

  it('takes no notice of a further deployment or another measure', () => {
    const others = [
      ...observed('memory', 'isolated', [1, 2]),
      ...observed('delay', 'separate', [1]),
    ]
    const evidence = weighOne(memory, ...aroundRatio('memory', 1.2), ...others)
    expect(evidence).toEqual(weighOne(memory, ...aroundRatio('memory', 1.2)))
  })

  it('is shown without a verdict below eight rounds', () => {
    const evidence = ratio(weighOne(memory, ...aroundRatio('memory', 1.2, { rounds: 7 })))
    expect(evidence).toMatchObject({
      verdict: 'inconclusive',
      doubt: 'too-few-rounds',
      adjustedP: undefined,
      rounds: 7,
    })
    expect(evidence.interval.from).toBeGreaterThan(1.05)
  })

  it('is missing with less than two rounds, without a side, or without a logarithm', () => {
    const reasonOf = (...observations: readonly Observation[]) => {
      const evidence = weighOne(memory, ...observations)
      return evidence.state === 'missing' ? evidence.reason : evidence.state
    }
    expect(reasonOf()).toEqual({ kind: 'not-in-budget' })
    expect(reasonOf(...observed('delay', 'integrated', [1]))).toEqual({
      kind: 'no-value',
      deployments: ['integrated', 'separate'],
    })
    expect(reasonOf(...observed('memory', 'integrated', [1, 2]))).toEqual({
      kind: 'no-value',
      deployments: ['separate'],
    })
    expect(reasonOf(...aroundRatio('memory', 1.2, { rounds: 1 }))).toEqual({
      kind: 'too-few-rounds',
      rounds: 1,
    })
    expect(
      reasonOf(
        ...observed('memory', 'integrated', [1, -4.0321]),
        ...observed('memory', 'separate', [1, 2]),
      ),
    ).toEqual({ kind: 'no-ratio', value: -4.0321 })
  })
})

describe('a difference', () => {
  const weighed = (...observations: readonly Observation[]) =>
    difference(weighOne(survivorsDiffer, ...observations))

  it('is confirmed beyond the threshold, refuted beyond the other, none inside', () => {
    const beyond = weighed(...fewerSurvivors(0.03))
    expect(beyond).toMatchObject({ verdict: 'confirmed', rounds: 8 })
    expect(beyond.difference).toBeCloseTo(0.03, 12)
    expect(weighed(...fewerSurvivors(-0.03)).verdict).toBe('refuted')
    expect(weighed(...fewerSurvivors(0.002)).verdict).toBe('no difference')
    const atThreshold = weighed(...fewerSurvivors(0.01))
    expect(atThreshold).toMatchObject({ verdict: 'for', doubt: 'wide-interval' })
  })

  it('turns with what is favoured', () => {
    const favoursIntegrated: Criterion = { ...survivorsDiffer, favours: 'integrated' }
    const turned = difference(weighOne(favoursIntegrated, ...fewerSurvivors(0.03)))
    expect(turned.verdict).toBe('refuted')
    expect(turned.difference).toBeCloseTo(-0.03, 12)
  })

  it('is none, with an interval of no width, where every share is 1', () => {
    expect(weighed(...fewerSurvivors(0, { spread: 0 }))).toMatchObject({
      verdict: 'no difference',
      difference: 0,
      interval: { from: 0, to: 0 },
      deviation: 0,
      detectable: 0.01,
      adjustedP: 0,
    })
  })

  it('takes shares of zero, of which there is no ratio', () => {
    const none = [
      ...observed('slo-share-beside-pages', 'integrated', [0, 0, 0, 0, 0, 0, 0, 0]),
      ...observed('slo-share-beside-pages', 'separate', [1, 1, 1, 0.9, 1, 1, 1, 0.9]),
    ]
    expect(weighed(...none).verdict).toBe('confirmed')
    expect(weighOne(ratioOf('slo-share-beside-pages'), ...none).state).toBe('missing')
  })

  it('is shown without a verdict below eight rounds, and missing below two', () => {
    const evidence = weighed(...fewerSurvivors(0.03, { rounds: 7 }))
    expect(evidence).toMatchObject({
      verdict: 'inconclusive',
      doubt: 'too-few-rounds',
      rounds: 7,
      adjustedP: undefined,
    })
    expect(evidence.interval.from).toBeGreaterThan(0.01)
    expect(weighOne(survivorsDiffer, ...fewerSurvivors(0.03, { rounds: 1 }))).toMatchObject({
      state: 'missing',
      reason: { kind: 'too-few-rounds', rounds: 1 },
    })
  })

  it('is corrected in one family with the ratios', () => {
    const memory = ratioOf('memory')
    const scattered = aroundRatio('memory', 1.12, { spread: 0.055 })
    expect(weighOne(memory, ...scattered)).toMatchObject({ verdict: 'confirmed' })
    const observations = [...fewerSurvivors(0.01), ...scattered]
    const together = evaluateCriteria([survivorsDiffer, memory], { observations }, measureNamed)
    expect(together.get(memory)).toMatchObject({ doubt: 'many-criteria' })
    const { deviation, detectable } = difference(together.get(survivorsDiffer) as Evidence)
    expect(detectable).toBe(
      detectableDifference({ deviation, rounds: 8, threshold: 0.01, level: 0.0125 }),
    )
  })
})

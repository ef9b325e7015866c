import { describe, expect, it } from 'vitest'
import type { Observation } from '../measures/observations.ts'
import type { Criterion } from './claims/claim.ts'
import type { Evidence } from './comparison.ts'
import { evaluateCriteria } from './evidence.ts'
import { detectableRatio, pBeyond } from './statistics/estimate.ts'
import { holm } from './statistics/holm.ts'
import { pairedLogRatio } from './statistics/paired.ts'
import { aroundRatio, measureNamed, ratioOf } from './testing/fixtures.ts'

const weighOne = (criterion: Criterion, ...observations: readonly Observation[]) =>
  evaluateCriteria([criterion], { observations }, measureNamed).get(criterion) as Evidence
const ratio = (evidence: Evidence) =>
  evidence.state === 'ratio' ? evidence : expect.fail(`expected a ratio, got ${evidence.state}`)

describe('many ratios', () => {
  const pOf = (observations: readonly Observation[]) => {
    const [integrated, separate] = ['integrated', 'separate'].map(name =>
      observations.filter(({ deployment }) => deployment === name).map(({ value }) => value),
    )
    const pairs = integrated?.map((worse, index) => ({ worse, better: separate?.[index] ?? 0 }))
    return pBeyond(pairedLogRatio(pairs ?? [])?.estimate ?? expect.fail(), Math.log(1.05))
  }

  it('are corrected together, each with what the smallest family can find', () => {
    const criteria = [ratioOf('memory'), ratioOf('delay')]
    const [memory, delay] = [
      aroundRatio('memory', 1.2, { spread: 0.05 }),
      aroundRatio('delay', 1.12, { spread: 0.05 }),
    ]
    const weighed = evaluateCriteria(
      criteria,
      { observations: [...memory, ...delay] },
      measureNamed,
    )
    const evidence = criteria.map(criterion => ratio(weighed.get(criterion) as Evidence))
    // Two tests for each: that of no difference is far from deciding anything.
    const adjusted = holm([pOf(memory), 1, pOf(delay), 1])
    expect(evidence.map(({ adjustedP }) => adjustedP)).toEqual([
      expect.closeTo(adjusted[0] ?? 0, 12),
      expect.closeTo(adjusted[2] ?? 0, 12),
    ])
    expect(evidence[0]?.detectable).toBe(
      detectableRatio({
        deviation: evidence[0]?.deviation ?? 0,
        rounds: 8,
        threshold: 1.05,
        level: 0.0125,
      }),
    )
  })

  it('leave undecided what would be decided alone', () => {
    const delay = aroundRatio('delay', 1.12, { spread: 0.055 })
    expect(pOf(delay)).toBeLessThan(0.025)
    expect(pOf(delay)).toBeGreaterThan(0.0125)
    expect(weighOne(ratioOf('delay'), ...delay)).toMatchObject({ verdict: 'confirmed' })
    const criteria = [ratioOf('delay'), ratioOf('goodput')]
    const undecided = aroundRatio('goodput', 1.05)
    const weighed = evaluateCriteria(
      criteria,
      { observations: [...delay, ...undecided] },
      measureNamed,
    )
    expect([...weighed.values()]).toMatchObject([
      { verdict: 'for', doubt: 'many-criteria' },
      { verdict: 'against', doubt: 'wide-interval' },
    ])
  })

  it('count what is asked twice once, and what has too few rounds not at all', () => {
    const delay = aroundRatio('delay', 1.12, { spread: 0.055 })
    const short = aroundRatio('memory', 1.2, { rounds: 7 })
    const twice: readonly Criterion[] = [
      ratioOf('delay'),
      { ...ratioOf('delay'), favours: 'integrated' },
      ratioOf('memory'),
    ]
    const weighed = evaluateCriteria(twice, { observations: [...delay, ...short] }, measureNamed)
    expect(twice.map(criterion => ratio(weighed.get(criterion) as Evidence).verdict)).toEqual([
      'confirmed',
      'refuted',
      'inconclusive',
    ])
    expect(ratio(weighed.get(twice[0] as Criterion) as Evidence).adjustedP).toBeCloseTo(
      2 * pOf(delay),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { TRIAL_VERSION, type Trial } from '../samples/trial.ts'
import { MINIMUM_ROUNDS } from '../statistics/next-step.ts'
import type { Observation } from './comparison.ts'
import { planRound, planScenarios } from './plan.ts'
import { decide, stopWords } from './stop.ts'
import { syntheticHeader as header } from './testing/synthetic-comparison.ts'

const plan = planScenarios(header)

/** The whole trials of so many rounds, each as long as it is planned at most. */
function trialsOf(rounds: number): readonly Trial[] {
  return Array.from({ length: rounds }, (_, index) => planRound(plan, index + 1, header))
    .flat()
    .map(({ seconds, ...planned }) => ({
      header: {
        type: 'trial',
        version: TRIAL_VERSION,
        ...planned,
        seed: 1,
        fingerprint: 'test',
        startedAt: new Date(0).toISOString(),
      },
      samples: [],
      endedAt: new Date(seconds * 1_000).toISOString(),
    }))
}

/** Every measure of the load, with a spread from round to round. */
function observed(rounds: number, spread: number): readonly Observation[] {
  const measures = [
    'cold-start',
    'memory-idle',
    'memory-at-zero',
    'cpu-per-token',
    'added-delay-p99-beside-pages',
    'page-p99-beside-streams',
    'memory-streaming',
  ]
  return measures.flatMap(measure =>
    Array.from({ length: rounds }, (_, index) => index + 1).flatMap(round => [
      { measure, deployment: 'integrated', round, value: 100 },
      { measure, deployment: 'separate', round, value: 100 * (round % 2 ? 1 + spread : 1) },
    ]),
  )
}

const decided = (rounds: number, spread: number) =>
  decide(header, trialsOf(rounds), observed(rounds, spread))

describe('when rounds end', () => {
  it('is not before every scenario has had its rounds', () => {
    expect(decided(MINIMUM_ROUNDS - 1, 0.001)).toEqual({ state: 'unfinished' })
    const [, ...missing] = trialsOf(MINIMUM_ROUNDS)
    expect(decide(header, missing, observed(MINIMUM_ROUNDS, 0.001))).toEqual({
      state: 'unfinished',
    })
  })

  it('is when every interval is narrow', () => {
    expect(decided(MINIMUM_ROUNDS, 0.001)).toEqual({ state: 'stop', reason: 'narrow' })
  })

  it('is when the trials have used the budget up, and then says what is still wide', () => {
    const step = decided(MINIMUM_ROUNDS, 0.3)
    expect(step).toMatchObject({ state: 'stop', reason: 'budget' })
    expect(stopWords(step, header).en).toContain('CPU per token')
  })

  it('is later where the budget has room for a further round', () => {
    const roomy = { ...header, budgetMinutes: header.budgetMinutes + 3 }
    expect(decide(roomy, trialsOf(MINIMUM_ROUNDS), observed(MINIMUM_ROUNDS, 0.3))).toEqual({
      state: 'go-on',
    })
  })

  it('never claims narrow intervals where there are none', () => {
    const poor = { ...header, budgetMinutes: 1 }
    const counts = trialsOf(MINIMUM_ROUNDS).filter(trial => trial.header.scenario === 'counts')
    const step = decide(poor, counts, [])
    expect(step).toEqual({ state: 'stop', reason: 'budget', wide: [] })
    expect(stopWords(step, poor).en).toContain('no room for rounds of load')
  })

  it('is a partial result where it was cut', () => {
    expect(stopWords(decided(1, 0.1), header).en).toContain('partial')
  })
})

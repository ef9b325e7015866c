import { describe, expect, it } from 'vitest'
import type { Observation } from '../measures/observations.ts'
import { MINIMUM_RANKED_ROUNDS, MINIMUM_ROUNDS } from '../plan/limits.ts'
import { decide, stopReason } from './stop.ts'
import { plannedTrials } from './testing/planned-trials.ts'
import { syntheticHeader as header, withPlan } from './testing/synthetic-comparison.ts'

const withBudget = (budgetMinutes: number) =>
  withPlan({ rounds: { until: 'narrow', atLeast: MINIMUM_ROUNDS, budgetMinutes } })

/** Every measure of the load, with a spread from round to round, and the share with one of its own where it is given. */
function observed(rounds: number, spread: number, shareSpread = spread): readonly Observation[] {
  const measures = [
    'cold-start',
    'memory-idle',
    'memory-at-zero',
    'relative-cpu-per-token',
    'relative-cpu-per-token-beside-pages',
    'token-delay-rise',
    'page-latency-rise',
  ]
  const share = 'tokens-over-50-ms-beside-pages'
  return Array.from({ length: rounds }, (_, index) => index + 1).flatMap(round => [
    ...measures.flatMap(measure => [
      { measure, deployment: 'integrated', round, value: 100 },
      { measure, deployment: 'separate', round, value: 100 * (round % 2 ? 1 + spread : 1) },
    ]),
    { measure: share, deployment: 'integrated', round, value: 1 },
    { measure: share, deployment: 'separate', round, value: round % 2 ? 1 - shareSpread : 1 },
  ])
}

const decided = (rounds: number, spread: number) =>
  decide(header, plannedTrials(rounds), observed(rounds, spread))

describe('when rounds end', () => {
  it('is not before every scenario has had its rounds', () => {
    expect(decided(MINIMUM_ROUNDS - 1, 0.001)).toEqual({ state: 'unfinished' })
    const [, ...missing] = plannedTrials(MINIMUM_ROUNDS)
    expect(decide(header, missing, observed(MINIMUM_ROUNDS, 0.001))).toEqual({
      state: 'unfinished',
    })
  })

  it('is when every interval is narrow', () => {
    const rounds = MINIMUM_RANKED_ROUNDS
    expect(decided(rounds, 0.0001)).toEqual({ state: 'stop', reason: 'narrow' })
    // Those that are told by ranks need more than the others.
    expect(decided(rounds - 1, 0.0001)).toMatchObject({
      reason: 'budget',
      wide: expect.not.arrayContaining(['memory-idle']),
    })
  })

  it('is at the budget where a share alone still differs too much from round to round', () => {
    const step = decide(
      header,
      plannedTrials(MINIMUM_RANKED_ROUNDS),
      observed(MINIMUM_RANKED_ROUNDS, 0.0001, 0.02),
    )
    expect(step).toMatchObject({ state: 'stop', reason: 'budget' })
    expect(stopReason(step, header)).toEqual({
      kind: 'budget',
      wide: ['tokens-over-50-ms-beside-pages'],
    })
  })

  it('is when the trials have used the budget up, and then says what is still wide', () => {
    const step = decided(MINIMUM_ROUNDS, 0.3)
    expect(step).toMatchObject({ state: 'stop', reason: 'budget' })
    expect(stopReason(step, header)).toMatchObject({
      wide: expect.arrayContaining(['relative-cpu-per-token']),
    })
  })

  it('is later where the budget has room for a further round', () => {
    expect(
      decide(withBudget(33), plannedTrials(MINIMUM_ROUNDS), observed(MINIMUM_ROUNDS, 0.3)),
    ).toEqual({
      state: 'go-on',
    })
  })

  it('is not put off by what was made again of a scenario, whose number is no round of the others', () => {
    const planned = plannedTrials(MINIMUM_ROUNDS)
    const found = planned.find(trial => trial.header.scenario === 'page-loads')
    if (found === undefined) throw new Error('expected visits to page loads')
    const again = { ...found, header: { ...found.header, round: MINIMUM_ROUNDS + 1 } }
    // It takes no time: the budget is what it was.
    const repeated = [...planned, { ...again, endedAt: again.header.startedAt }]
    const seen = observed(MINIMUM_ROUNDS, 0.3)
    expect(decide(header, repeated, seen)).toEqual(decide(header, planned, seen))
  })

  it('never claims narrow intervals where there are none', () => {
    const poor = withPlan({
      ...withBudget(1).plan,
      scenarios: header.plan.scenarios.filter(({ scenario }) => scenario === 'counts'),
    })
    const counts = plannedTrials(MINIMUM_ROUNDS).filter(trial => trial.header.scenario === 'counts')
    const step = decide(poor, counts, [])
    expect(step).toEqual({ state: 'stop', reason: 'budget', wide: [] })
    expect(stopReason(step, poor)).toEqual({ kind: 'no-rounds' })
  })

  it('is a partial result where it was interrupted', () => {
    expect(stopReason(decided(1, 0.1), header)).toEqual({ kind: 'interrupted' })
  })
})

import { describe, expect, it } from 'vitest'
import { lostPairs, visitedPoints } from '../measures/figures/visited-points.ts'
import { observationsOf } from '../measures/observations.ts'
import { defaultProfile } from '../plan/profile.ts'
import { ALL_SUBJECTS, type PlannedTrial, type RunPlan, trialsOf } from '../plan/run-plan.ts'
import { timeline } from '../plan/timeline.ts'
import { planVisits } from '../plan/visits.ts'
import type { Sample } from '../samples/run-sample.ts'
import { trialHeader } from '../samples/testing/trial-header.ts'
import type { Trial } from '../samples/trial.ts'
import { lostWindows, repeatsOf } from './lost-windows.ts'
import { syntheticPlan } from './testing/synthetic-comparison.ts'

const subjects = ['integrated', 'separate']
const whole = syntheticPlan(12)
const plan: RunPlan = {
  ...whole,
  scenarios: whole.scenarios.filter(({ scenario }) => scenario === 'page-loads'),
}

const [pageLoads] = trialsOf(plan, 1)
if (pageLoads === undefined) throw new Error('expected a trial')

/** A planned trial as it was made, in so many minutes: the control stream was late in the visits of these pairs, those of one deployment. */
function made(planned: PlannedTrial, late: readonly number[], minutes = 5): Trial {
  const { action } = planned
  if (action.type !== 'visits') throw new Error('expected visits')
  const samples = planVisits(action.visits, subjects).map(
    ({ index, pair, deployment }): Sample => ({
      ...{ type: 'visit', visit: index, delayUs: [900], pageMs: [], pagesFailed: 0 },
      controlUs: [deployment === 'separate' && late.includes(pair) ? 25_000 : 100],
      ...{ latenessMs: [], lost: [] },
    }),
  )
  const startedAt = '2026-01-01T00:00:00.000Z'
  const endedAt = new Date(Date.parse(startedAt) + minutes * 60_000).toISOString()
  const header = { ...planned, type: 'trial', deployment: ALL_SUBJECTS, subjects, startedAt }
  return { header, samples, endedAt } as never
}

const spoiled = made(pageLoads, [3, 7])

const loaded: RunPlan = {
  ...plan,
  scenarios: whole.scenarios
    .filter(({ scenario }) => scenario === 'rest')
    .map(planned => ({ ...planned, rounds: 2, action: { type: 'load', profile: defaultProfile } })),
}

/** A planned trial of a load, all of whose windows lost time to the host's other guests, or none. */
function loadMade(planned: PlannedTrial, stolenShare: number): Trial {
  const samples = timeline(defaultProfile).windows.map(
    ({ name: window, steady: { from, to } }): Sample => ({
      ...{ type: 'usage', window, seconds: to - from, stolenShare, cpuMicroseconds: {} },
    }),
  )
  const header = { ...trialHeader(planned), startedAt: '2026-01-01T00:00:00.000Z' }
  return { header, samples, endedAt: '2026-01-01T00:00:10.000Z' }
}

describe('windows that the harness spoiled', () => {
  it('are counted as pairs of visits, of which one is enough', () => {
    expect(lostPairs(spoiled)).toBe(2)
    expect(lostWindows(plan, [spoiled])).toEqual([
      { scenario: 'page-loads', unit: 'pairs', lost: 2, madeAgain: 0 },
    ])
    expect(lostWindows(plan, [made(pageLoads, [])])).toEqual([])
  })

  it('are none where a deployment was slow, or failed', () => {
    const [first, ...rest] = made(pageLoads, []).samples
    const slow = { ...made(pageLoads, []), samples: [{ ...first, delayUs: [] }, ...rest] } as Trial
    expect(lostWindows(plan, [slow])).toEqual([])
    expect(lostWindows(plan, [{ ...spoiled, failure: 'it died' }])).toEqual([])
  })

  it('are made again in a later round, as pairs with numbers of their own', () => {
    const [repeat, ...others] = repeatsOf({ plan }, [spoiled])
    expect(others).toEqual([])
    expect(repeat).toMatchObject({ scenario: 'page-loads', deployment: ALL_SUBJECTS, round: 2 })
    expect(repeat?.action).toMatchObject({ visits: { pairs: 2, firstPair: 12 } })
    const again = made(repeat ?? expect.unreachable(), [])
    const both = [spoiled, again]
    expect(repeatsOf({ plan }, both)).toEqual([])
    expect(lostWindows(plan, both)).toEqual([
      { scenario: 'page-loads', unit: 'pairs', lost: 2, madeAgain: 2 },
    ])
    const [point] = visitedPoints(both, subjects)
    expect(new Set(point?.visits.map(({ pair }) => pair))).toEqual(
      new Set(Array.from({ length: 13 }, (_, index) => index + 1)),
    )
    const pairs = both
      .flatMap(observationsOf)
      .filter(({ deployment }) => deployment === 'separate')
      .map(({ round }) => round)
    expect([...new Set(pairs)].sort((a, b) => a - b)).toEqual([
      ...[1, 2, 4, 5, 6, 8, 9, 10, 11, 12, 13],
    ])
  })

  it('are made again with every trial of their round, also where an interruption left one alone', () => {
    const rounds = [...trialsOf(loaded, 1), ...trialsOf(loaded, 2)]
    const first = rounds.map(({ round, ...planned }) =>
      loadMade({ round, ...planned }, round === 1 ? 0.5 : 0),
    )
    const again = repeatsOf({ plan: loaded }, first)
    expect(again.map(({ round }) => round)).toEqual([3, 3])
    const [alone, other] = again.map(planned => loadMade(planned, 0))
    if (alone === undefined || other === undefined) throw new Error('expected two trials')
    const lost = { scenario: 'rest', unit: 'rounds', lost: 1 }
    expect(lostWindows(loaded, [...first, alone])).toEqual([{ ...lost, madeAgain: 0 }])
    expect(repeatsOf({ plan: loaded }, [...first, alone])).toEqual(again)
    expect(lostWindows(loaded, [...first, alone, other])).toEqual([{ ...lost, madeAgain: 1 }])
    expect(repeatsOf({ plan: loaded }, [...first, alone, other])).toEqual([])
  })

  it('have numbers behind the planned rounds, of which none has been made yet', () => {
    const first = trialsOf(loaded, 1).map(planned => loadMade(planned, 0.5))
    expect(repeatsOf({ plan: loaded }, first).map(({ round }) => round)).toEqual([3, 3])
  })

  it('are not made again where the budget has no room for it beside what is still to be made', () => {
    expect(repeatsOf({ plan }, [made(pageLoads, [3], 11.5)])).toEqual([])
    expect(repeatsOf({ plan: whole }, [spoiled])).toEqual([])
    const done = { ...plan, rounds: { until: 'done', atLeast: 1 } } as const
    expect(repeatsOf({ plan: done }, [spoiled])).toEqual([])
  })
})

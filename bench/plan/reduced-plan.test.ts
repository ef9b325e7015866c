import { expect, it } from 'vitest'
import { syntheticPlan } from '../verdicts/testing/synthetic-comparison.ts'
import { reducedPlan, reducibleStreams } from './reduced-plan.ts'
import { profileIn } from './run-plan.ts'

const plan = syntheticPlan(240)

it('leaves the whole load as it is', () => {
  expect(reducedPlan(plan, 1)).toBe(plan)
})

it('halves the tokens of visits and of k6, and leaves pages, sockets and ladders', () => {
  const half = reducedPlan(plan, 0.5)
  expect(half.loadFactor).toBe(0.5)
  const streams = half.scenarios.flatMap(({ action }) =>
    action.type === 'visits' ? [action.visits.streams] : [],
  )
  expect(streams).toEqual([100, 100])
  const both = profileIn(half, 'load')?.windows.find(({ name }) => name === 'both')
  expect(both).toMatchObject({ tokensPerSecond: 3_000, pages: [{ perSecond: 15 }, {}] })
  expect(profileIn(half, 'load')?.steps).toEqual([1_200])
  for (const name of ['stream-ladder', 'memory-ladder'] as const) {
    expect(profileIn(half, name)?.windows).toEqual(profileIn(plan, name)?.windows)
  }
})

it('knows the most streams at once of what can be reduced, and where there is nothing', () => {
  const only = (name: string) => ({
    scenarios: plan.scenarios.filter(({ scenario }) => scenario === name),
  })
  expect(reducibleStreams(only('page-loads'))).toBe(200)
  // 6,000 tokens a second, in answers of 100 tokens and 5.1 s.
  expect(reducibleStreams(only('load'))).toBe(306)
  // 8,000 of them beside pages that get more and more.
  expect(reducibleStreams(plan)).toBe(408)
  for (const none of ['counts', 'stream-ladder', 'crash-page']) {
    expect(reducibleStreams(only(none))).toBe(0)
  }
})

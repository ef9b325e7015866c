import { expect, it } from 'vitest'
import { syntheticPlan } from '../verdicts/testing/synthetic-comparison.ts'
import { hasReducibleLoad, reducedPlan } from './reduced-plan.ts'
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

it('knows a plan that has nothing to reduce', () => {
  expect(hasReducibleLoad(plan)).toBe(true)
  const counts = plan.scenarios.filter(({ scenario }) => scenario === 'counts')
  expect(hasReducibleLoad({ scenarios: counts })).toBe(false)
})

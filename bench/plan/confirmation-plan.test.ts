import { expect, it } from 'vitest'
import { syntheticPlan } from '../verdicts/testing/synthetic-comparison.ts'
import { confirmationPlan } from './confirmation-plan.ts'
import { trialsOf } from './run-plan.ts'
import { isBefore } from './subjects/again.ts'

it('measures a deployment of both revisions in pairs, with the load that the comparison had', () => {
  const compared = syntheticPlan(240)
  const plan = confirmationPlan(compared, {
    deployment: 'separate',
    scenarios: new Set(['load', 'crash-page', 'development']),
  })
  expect(plan.scenarios.map(({ scenario }) => scenario)).toEqual(['load', 'crash-page'])
  const [load] = plan.scenarios
  expect(load?.action).toEqual(compared.scenarios.find(one => one.scenario === 'load')?.action)
  expect(plan.rounds).toEqual({ until: 'done', atLeast: 10 })
  const last = trialsOf(plan, 10)
  expect(last.map(({ scenario }) => scenario)).toEqual(['load', 'load'])
  expect(last.map(({ deployment }) => isBefore(deployment)).toSorted()).toEqual([false, true])
})

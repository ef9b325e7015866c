import { expect, it } from 'vitest'
import type { RunRow } from '../verdicts/regression/result.ts'
import { syntheticPlan } from '../verdicts/testing/synthetic-comparison.ts'
import { repeatable } from './confirm.ts'

const row = (measure: string, verdict: 'worse' | 'better') =>
  ({
    measure,
    deployment: 'separate',
    state: 'count',
    a: [2],
    b: [3],
    threshold: 1,
    verdict,
  }) as RunRow

it('tells what cannot be measured again from what can', () => {
  const rows = [
    row('listening-ports', 'worse'),
    row('cpu-per-token', 'worse'),
    row('cold-start', 'better'),
  ]
  const { plans, kept } = repeatable({ rows }, syntheticPlan(240))
  expect(kept).toEqual([rows[0]])
  expect(plans.map(({ subjects }) => subjects)).toEqual([['separate', 'separate-before']])
  expect(plans[0]?.scenarios.map(({ scenario }) => scenario)).toEqual(['load'])
  expect(repeatable({ rows: rows.slice(0, 1) }, syntheticPlan(240))).toEqual({
    plans: [],
    kept: [rows[0]],
  })
})

import { expect, it } from 'vitest'
import { measureNamed } from '../measures/registry.ts'
import { compareRuns } from '../verdicts/regression/compare-runs.ts'
import { syntheticComparison } from '../verdicts/testing/synthetic-comparison.ts'
import { exitStatusOf } from './compare.ts'

const run = (...integrated: readonly number[]) =>
  syntheticComparison({ 'cpu-per-token': { integrated } })
const before = run(100, 101, 99, 100)

it.each([
  [3, run(120, 121, 119, 120)],
  [0, run(80, 81, 79, 80)],
  [0, run(100, 130, 90, 140)],
  [1, syntheticComparison({})],
])(
  'is %i: 3 when something is worse or the machine drifted, and 0 when nothing is',
  (status, after) => {
    expect(exitStatusOf(compareRuns(before, after, measureNamed))).toBe(status)
  },
)

it('is 1 when something got worse', () => {
  const ports = (count: number) => syntheticComparison({ 'listening-ports': { separate: [count] } })
  expect(exitStatusOf(compareRuns(ports(2), ports(3), measureNamed))).toBe(1)
})

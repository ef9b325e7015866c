import { expect, it } from 'vitest'
import { computeFor, computeMsOf } from './busy.ts'

it.each([10, 50])('takes %d ms of CPU time and not much more', ms => {
  const before = process.threadCpuUsage()
  const rounds = computeFor(ms)
  const { user, system } = process.threadCpuUsage(before)
  expect(rounds).toBeGreaterThan(1)
  expect(user + system).toBeGreaterThanOrEqual(ms * 1_000)
  expect(user + system).toBeLessThan(2 * ms * 1_000)
})

it('computes as long as the address says, within bounds', () => {
  expect(['0', '5', '200'].map(computeMsOf)).toEqual([0, 5, 200])
  expect([undefined, '', '201', '-1', 'x', ['5', '6']].map(computeMsOf)).toEqual([
    50, 0, 50, 50, 50, 50,
  ])
})

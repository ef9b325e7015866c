import { expect, it } from 'vitest'
import { computeFor50Ms } from './busy.ts'

it('takes 50 ms of CPU time and not much more', () => {
  const before = process.threadCpuUsage()
  const rounds = computeFor50Ms()
  const { user, system } = process.threadCpuUsage(before)
  expect(rounds).toBeGreaterThan(1)
  expect(user + system).toBeGreaterThanOrEqual(50_000)
  expect(user + system).toBeLessThan(100_000)
})

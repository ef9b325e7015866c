import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { RateLimit } from './rate-limit.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

it('admits so many in a second, and as many in the next', () => {
  vi.advanceTimersByTime(5_000)
  const rate = new RateLimit(3)
  const burst = () => Array.from({ length: 5 }, () => rate.admit())
  expect(burst()).toEqual([true, true, true, false, false])
  vi.advanceTimersByTime(999)
  expect(rate.admit()).toBe(false)
  vi.advanceTimersByTime(1)
  expect(burst()).toEqual([true, true, true, false, false])
})

it('admits what fits to the last of it', () => {
  vi.advanceTimersByTime(5_000)
  const rate = new RateLimit(100)
  expect([rate.admit(60), rate.admit(40), rate.admit(1)]).toEqual([true, true, false])
})

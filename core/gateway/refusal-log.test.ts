import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { log } from '../log.ts'
import { RefusalLog } from './refusal-log.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('writes one line for each cause in ten seconds, and counts the rest in the next', () => {
  const lines = vi.spyOn(log, 'info').mockImplementation(() => {})
  const refusals = new RefusalLog()
  for (let again = 0; again < 1_000; again += 1) refusals.refused('spent')
  refusals.refused('expired')
  vi.advanceTimersByTime(10_000)
  refusals.refused('spent')
  refusals.refused('spent')
  expect(lines.mock.calls).toEqual([
    [{ cause: 'spent', tickets: 1 }, 'a ticket was refused'],
    [{ cause: 'expired', tickets: 1 }, 'a ticket was refused'],
    [{ cause: 'spent', tickets: 1_000 }, 'a ticket was refused'],
  ])
})

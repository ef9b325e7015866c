import { expect, it } from 'vitest'
import { DelayLog } from './delay-log.ts'

it('keeps a delay to three digits, and its arrival to a millisecond', () => {
  const log = new DelayLog()
  log.record(5_000_900_000, 5_000_546_000)
  log.record(7_000_000_000, 6_987_651_000)
  expect(log.delays).toEqual({ arrivedMs: [5_001, 7_000], delayUs: [354, 12_300] })
})

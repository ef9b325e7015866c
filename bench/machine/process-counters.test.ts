import { expect, test } from 'vitest'
import { countedBetween, readCounters } from './process-counters.ts'

test('what was counted between two readings; what one of them lacks is left out', () => {
  expect(
    countedBetween(
      { reads: 3, writes: 5, wakeUps: 1 },
      { reads: 10, writes: 5, waitMicroseconds: 7 },
    ),
  ).toEqual({ reads: 7, writes: 0 })
})

test.skipIf(process.platform !== 'linux')('this process reads, sleeps and is counted', async () => {
  const first = await readCounters(process.pid)
  const counted = countedBetween(first, await readCounters(process.pid))
  expect(counted.reads).toBeGreaterThan(0)
  expect(counted.wakeUps).toBeGreaterThanOrEqual(0)
  expect(counted.waitMicroseconds).toBeGreaterThanOrEqual(0)
})

test('a process that is gone has no counters', async () => {
  expect(await readCounters(2 ** 30)).toEqual({})
})

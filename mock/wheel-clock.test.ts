import { expect, test } from 'vitest'
import { unscheduled } from './timer-wheel.ts'
import { createWheelClock, type WheelClock } from './wheel-clock.ts'

function dueAt(clock: WheelClock, atMs: number): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const due = () => resolve(performance.now())
  clock.schedule({ due, slot: unscheduled, previous: undefined, next: undefined }, atMs)
  return promise
}

test.each([true, false])('calls in order and never early (spread: %s)', async spread => {
  const clock = createWheelClock({ spread })
  const startMs = performance.now()
  const delays = [30, 0, 3.3, 12.75, 3.9]
  const moments = await Promise.all(delays.map(delay => dueAt(clock, startMs + delay)))
  for (const [index, moment] of moments.entries()) {
    expect(moment).toBeGreaterThanOrEqual(startMs + (delays[index] ?? 0))
  }
  const [last, first, second, fourth, third] = moments
  expect([first, second, third, fourth, last]).toEqual([...moments].sort((a, b) => a - b))
})

test('is armed anew for an entry that is due before the others', async () => {
  const clock = createWheelClock({ spread: false })
  const late = dueAt(clock, performance.now() + 60_000)
  const early = dueAt(clock, performance.now() + 5)
  expect(await Promise.race([early.then(() => 'early'), late.then(() => 'late')])).toBe('early')
})

test('a cancelled entry is never called', async () => {
  const clock = createWheelClock({ spread: false })
  let calls = 0
  const entry = { due: () => calls++, slot: unscheduled, previous: undefined, next: undefined }
  clock.schedule(entry, performance.now() + 1)
  clock.cancel(entry)
  await dueAt(clock, performance.now() + 5)
  expect(calls).toBe(0)
})

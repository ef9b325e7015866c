import { describe, expect, it, vi } from 'vitest'
import { Histogram } from '../histogram.ts'
import { recordLateness, watchEventLoopDelay } from './event-loop-delay.ts'

const BOUNDS = [0.001, 0.055, 0.155, 0.255]

describe('recordLateness', () => {
  it.each([
    ['early', -0.4, [1, 0, 0, 0, 0]],
    ['in time', 0.9, [1, 0, 0, 0, 0]],
    ['late', 50, [0, 1, 0, 0, 0]],
    ['so late that two ticks were left out', 250, [0, 1, 1, 1, 0]],
  ])('%s', (_, lateMs, counts) => {
    const delays = new Histogram(BOUNDS)
    recordLateness(delays, lateMs)
    expect([...delays.counts]).toEqual(counts)
  })
})

describe('watchEventLoopDelay', () => {
  it('sees a loop that is blocked', async () => {
    const delays = new Histogram([0.1])
    const stop = watchEventLoopDelay(delays)
    await vi.waitFor(() => expect(delays.counts[0]).toBeGreaterThan(0))
    const until = performance.now() + 200
    while (performance.now() < until);
    await vi.waitFor(() => expect(delays.counts[1]).toBeGreaterThan(0))
    stop()
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Reader, UnfinishedFrames } from './unfinished-frames.ts'

const KIB = 1024
const MIB = 1024 * KIB

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A socket that keeps whether it is read. */
function openReader() {
  const seen = { paused: false, givenUp: false }
  const reader: Reader = {
    pause() {
      seen.paused = true
    },
    resume() {
      seen.paused = false
    },
    giveUp() {
      seen.givenUp = true
    },
  }
  return { reader, seen }
}

describe('UnfinishedFrames', () => {
  it('gives up the frame begun first once all of them pass the cap', () => {
    const frames = new UnfinishedFrames(MIB)
    const all = [openReader(), openReader(), openReader()]
    for (const { reader } of all) frames.received(reader, 300 * KIB)
    expect(all.map(({ seen }) => seen.givenUp)).toEqual([false, false, false])
    frames.received(all[2]?.reader ?? expect.unreachable(), 500 * KIB)
    expect(all.map(({ seen }) => seen.givenUp)).toEqual([true, false, false])
  })

  it('counts a frame that has become whole no more', () => {
    const frames = new UnfinishedFrames(MIB)
    const first = openReader()
    for (let sent = 0; sent < 100; sent += 1) {
      frames.received(first.reader, 900 * KIB)
      frames.forget(first.reader)
    }
    frames.received(openReader().reader, 900 * KIB)
    expect(first.seen.givenUp).toBe(false)
  })

  it('reads no large frame on until those before it had their share, and then one after another', () => {
    const frames = new UnfinishedFrames(64 * MIB)
    frames.spent(6.5, 0.5 * MIB)
    const [first, second, small] = [openReader(), openReader(), openReader()]
    frames.received(first.reader, 64 * KIB)
    frames.received(second.reader, 64 * KIB)
    frames.received(small.reader, 8 * KIB)
    expect([first.seen.paused, second.seen.paused, small.seen.paused]).toEqual([true, true, false])
    // 6.5 ms, four times.
    vi.advanceTimersByTime(25)
    expect(first.seen.paused).toBe(true)
    vi.advanceTimersByTime(1)
    expect([first.seen.paused, second.seen.paused]).toEqual([false, true])
    frames.spent(6.5, 0.5 * MIB)
    vi.advanceTimersByTime(25)
    expect(second.seen.paused).toBe(true)
    vi.advanceTimersByTime(2)
    expect(second.seen.paused).toBe(false)
  })

  it('holds nobody up for frames of a common size', () => {
    const frames = new UnfinishedFrames(64 * MIB)
    for (let sent = 0; sent < 1_000; sent += 1) frames.spent(0.1, 4 * KIB)
    const { reader, seen } = openReader()
    frames.received(reader, 64 * KIB)
    expect(seen.paused).toBe(false)
  })

  it('forgets a socket that is gone while it waits', () => {
    const frames = new UnfinishedFrames(64 * MIB)
    frames.spent(5, MIB)
    const { reader, seen } = openReader()
    frames.received(reader, 64 * KIB)
    frames.forget(reader)
    vi.runAllTimers()
    expect(seen.paused).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })
})

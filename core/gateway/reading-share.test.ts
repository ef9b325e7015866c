import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ReadingShare } from './reading-share.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function open(percent: number) {
  let paused = false
  const socket = {
    pause() {
      paused = true
    },
    resume() {
      paused = false
    },
  }
  return { share: new ReadingShare(socket, percent), isPaused: () => paused }
}

describe('ReadingShare', () => {
  it('lets a socket rest for as long as keeps its share', () => {
    const { share, isPaused } = open(1)
    share.spent(5)
    vi.advanceTimersByTime(494)
    expect(isPaused()).toBe(true)
    vi.advanceTimersByTime(1)
    expect(isPaused()).toBe(false)
  })

  it('adds up what costs little, and forgets it at the pace of the share', () => {
    const { share, isPaused } = open(1)
    for (let read = 0; read < 20; read += 1) {
      share.spent(0.4)
      vi.advanceTimersByTime(40)
    }
    expect(isPaused()).toBe(false)
    for (let read = 0; read < 3; read += 1) share.spent(0.4)
    expect(isPaused()).toBe(true)
    vi.advanceTimersByTime(1_000)
    expect(isPaused()).toBe(false)
  })

  it('adds up what comes while it rests, to a second at the most', () => {
    const { share, isPaused } = open(50)
    share.spent(100)
    share.spent(100)
    vi.advanceTimersByTime(199)
    expect(isPaused()).toBe(true)
    vi.advanceTimersByTime(1)
    expect(isPaused()).toBe(false)
    share.spent(60_000)
    vi.advanceTimersByTime(1_000)
    expect(isPaused()).toBe(false)
  })

  it('minds neither cheap frames nor, at 100 percent, any', () => {
    const { share, isPaused } = open(1)
    share.spent(0.9)
    expect(isPaused()).toBe(false)
    const all = open(100)
    all.share.spent(500)
    expect(all.isPaused()).toBe(false)
  })

  it('holds no timer once it is stopped', () => {
    const { share } = open(1)
    share.spent(5)
    share.stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Handshakes } from './handshakes.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setImmediate', 'clearImmediate'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('Handshakes', () => {
  it('does them in the order in which they came, two milliseconds of them in a turn', () => {
    let nowMs = 0
    const handshakes = new Handshakes({ now: () => nowMs })
    const done: number[] = []
    for (let at = 0; at < 10; at += 1) {
      handshakes.add(() => {
        done.push(at)
        nowMs += 0.5
      })
    }
    expect(done).toEqual([0, 1, 2, 3])
    vi.runOnlyPendingTimers()
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    vi.runOnlyPendingTimers()
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('counts what each causes outside of its slice', () => {
    const handshakes = new Handshakes({ laterMs: 0.5, now: () => 0 })
    let done = 0
    const handshake = () => () => {
      done += 1
    }
    for (let at = 0; at < 10; at += 1) handshakes.add(handshake())
    expect(done).toBe(4)
    vi.runOnlyPendingTimers()
    expect(done).toBe(8)
  })

  it('does one at once where nobody waits, and leaves nothing behind', () => {
    const handshakes = new Handshakes()
    const handshake = vi.fn<() => void>()
    handshakes.add(handshake)
    expect(handshake).toHaveBeenCalledTimes(1)
    vi.runAllTimers()
    expect(vi.getTimerCount()).toBe(0)
    handshakes.add(handshake)
    expect(handshake).toHaveBeenCalledTimes(2)
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Heartbeat } from './heartbeat.ts'

const INTERVAL_MS = 25_000

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const peer = () => ({ ping: vi.fn<() => void>(), terminate: vi.fn<() => void>() })

describe('Heartbeat', () => {
  it('pings each peer once per interval', () => {
    const heartbeat = new Heartbeat(INTERVAL_MS)
    const peers = Array.from({ length: 120 }, peer)
    const watches = peers.map(pulse => heartbeat.watch(pulse))
    vi.advanceTimersByTime(INTERVAL_MS)
    for (const { ping } of peers) expect(ping).toHaveBeenCalledTimes(1)
    for (const { alive } of watches) alive()
    vi.advanceTimersByTime(INTERVAL_MS)
    for (const { ping } of peers) expect(ping).toHaveBeenCalledTimes(2)
    heartbeat.close()
  })

  it('spreads the pings: no beat carries them all', () => {
    const heartbeat = new Heartbeat(INTERVAL_MS)
    const pulse = peer()
    const { calls } = pulse.ping.mock
    for (let index = 0; index < 1_000; index += 1) heartbeat.watch(pulse)
    let most = 0
    for (let beat = 0; beat < 50; beat += 1) {
      const before = calls.length
      vi.advanceTimersByTime(INTERVAL_MS / 50)
      most = Math.max(most, calls.length - before)
    }
    expect(calls).toHaveLength(1_000)
    expect(most).toBe(20)
    heartbeat.close()
  })

  it('lets peers live that answer, and such that miss one', () => {
    const heartbeat = new Heartbeat(INTERVAL_MS)
    const answers = peer()
    const misses = peer()
    const first = heartbeat.watch(answers)
    const second = heartbeat.watch(misses)
    answers.ping.mockImplementation(() => first.alive())
    misses.ping.mockImplementation(() => {
      if (misses.ping.mock.calls.length % 2 === 0) second.alive()
    })
    vi.advanceTimersByTime(INTERVAL_MS * 100)
    expect(answers.terminate).not.toHaveBeenCalled()
    expect(misses.terminate).not.toHaveBeenCalled()
    heartbeat.close()
  })

  it('ends a peer that misses two, within 80 seconds and not before the second', () => {
    const heartbeat = new Heartbeat(INTERVAL_MS)
    const silent = peer()
    heartbeat.watch(silent)
    vi.advanceTimersByTime(2 * INTERVAL_MS)
    expect(silent.ping).toHaveBeenCalledTimes(2)
    expect(silent.terminate).not.toHaveBeenCalled()
    vi.advanceTimersByTime(80_000 - 2 * INTERVAL_MS)
    expect(silent.ping).toHaveBeenCalledTimes(2)
    expect(silent.terminate).toHaveBeenCalled()
    heartbeat.close()
  })

  it('leaves alone what it no longer watches', () => {
    const heartbeat = new Heartbeat(INTERVAL_MS)
    const gone = peer()
    heartbeat.watch(gone).stop()
    vi.advanceTimersByTime(INTERVAL_MS * 4)
    expect(gone.ping).not.toHaveBeenCalled()
    heartbeat.close()
    expect(vi.getTimerCount()).toBe(0)
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSilenceWatch } from './silence-watch.ts'

function watched({ waiting = true, visible = true } = {}) {
  const probe = vi.fn()
  const silent = vi.fn()
  const watch = createSilenceWatch({
    probe,
    silent,
    isWaiting: () => waiting,
    isVisible: () => visible,
  })
  return { watch, probe, silent }
}

describe('createSilenceWatch', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('asks after five seconds without a frame, and ends the socket five seconds later', () => {
    const { watch, probe, silent } = watched()
    watch.connecting()
    watch.opened()
    vi.advanceTimersByTime(4_999)
    expect(probe).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(probe).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(4_999)
    expect(silent).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(silent).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(100_000)
    expect(silent).toHaveBeenCalledTimes(1)
  })

  it('goes on where the server answers', () => {
    const { watch, probe, silent } = watched()
    watch.connecting()
    watch.opened()
    probe.mockImplementation(() => setTimeout(watch.heard, 4_000))
    vi.advanceTimersByTime(90_000)
    expect(silent).not.toHaveBeenCalled()
    expect(probe).toHaveBeenCalledTimes(11)
  })

  it('asks seldom while nothing is expected, and never where nobody looks', () => {
    const seen = watched({ waiting: false })
    seen.watch.connecting()
    seen.watch.opened()
    vi.advanceTimersByTime(24_999)
    expect(seen.probe).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(seen.probe).toHaveBeenCalledTimes(1)

    const hidden = watched({ waiting: false, visible: false })
    hidden.watch.connecting()
    hidden.watch.opened()
    vi.advanceTimersByTime(600_000)
    expect(hidden.probe).not.toHaveBeenCalled()
    hidden.watch.check()
    expect(hidden.probe).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(5_000)
    expect(hidden.silent).toHaveBeenCalledTimes(1)
  })

  it('gives a connection ten seconds to open', () => {
    const { watch, silent } = watched({ waiting: false })
    watch.connecting()
    vi.advanceTimersByTime(9_999)
    expect(silent).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(silent).toHaveBeenCalledTimes(1)
  })

  it('waits for a long frame to leave', () => {
    const { watch, probe } = watched()
    watch.connecting()
    watch.opened()
    watch.sent(400_000)
    vi.advanceTimersByTime(24_999)
    expect(probe).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(probe).toHaveBeenCalledTimes(1)
  })
})

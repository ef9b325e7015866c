import { afterEach, beforeEach, vi } from 'vitest'

/** Stops the clock in the tests of a file, so that replays write all they can at once, however slow the machine is. */
export function stopClock(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
}

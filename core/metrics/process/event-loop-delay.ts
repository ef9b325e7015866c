import type { Histogram } from '../histogram.ts'

/** Each tick wakes a process that sleeps: fifty a second cost an idle one 0.7% of a core, ten 0.2%. */
const INTERVAL_MS = 100

/**
 * Measures how late a timer comes, ten times a second, into a histogram that never resets. A loop that is blocked runs
 * no timer: the ticks it left out are counted as well, each as late as it would have been
 * (the correction for coordinated omission, http://hdrhistogram.org). So a percentile is one of moments, not of ticks.
 *
 * @returns stops measuring
 */
export function watchEventLoopDelay(delays: Histogram): () => void {
  let dueMs = performance.now() + INTERVAL_MS
  const timer = setInterval(() => {
    const now = performance.now()
    recordLateness(delays, now - dueMs)
    dueMs = now + INTERVAL_MS
  }, INTERVAL_MS).unref()
  return () => clearInterval(timer)
}

/** One tick that came `lateMs` late, and those it left out. */
export function recordLateness(delays: Histogram, lateMs: number): void {
  // Timers have a grain of a millisecond, so that one may come early.
  delays.observe(Math.max(0, lateMs) / 1_000)
  for (let leftOut = lateMs - INTERVAL_MS; leftOut > 0; leftOut -= INTERVAL_MS) {
    delays.observe(leftOut / 1_000)
  }
}

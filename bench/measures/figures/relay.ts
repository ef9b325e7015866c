import type { LoadWindow } from '../../plan/timeline.ts'
import type { Sample, UsageSample } from '../../samples/run-sample.ts'

/** What else is known of a window in which the probe was the load. */
export type RelayFigures = {
  /** Tokens that arrived ÷ those that the streams have when nobody is behind. */
  readonly received: number
  /** How long the process stood ready while others had its core ÷ the window. */
  readonly waited: number
  /** Tokens ÷ its calls of read, and ÷ how often it was woken; undefined where the kernel does not tell. */
  readonly tokensPerRead: number | undefined
  readonly tokensPerWakeUp: number | undefined
}

/** Figures of a window; undefined when something else than the probe made its load. */
export function relay(samples: readonly Sample[], window: LoadWindow): RelayFigures | undefined {
  const usage = samples.find(
    (sample): sample is UsageSample => sample.type === 'usage' && sample.window === window.name,
  )
  if (usage?.counters === undefined) return undefined
  const { tokens = 0, seconds, counters } = usage
  const tokensPer = (count = 0) => (count === 0 ? undefined : tokens / count)
  return {
    received: tokens / (window.tokensPerSecond * seconds),
    waited: (counters.waitMicroseconds ?? 0) / (seconds * 1e6),
    tokensPerRead: tokensPer(counters.reads),
    tokensPerWakeUp: tokensPer(counters.wakeUps),
  }
}

import type { Interval } from './interval.ts'
import { meanInterval } from './mean-interval.ts'

/**
 * Where one further value of the same normal distribution lies with 95%: mean ± t(0.975, n − 1) · deviation · √(1 + 1/n), which is the
 * interval of the mean √(n + 1) times as wide (Hahn and Meeker 1991, Statistical Intervals, chapter 4). Undefined with fewer than two
 * values.
 */
export function nextValueInterval(values: readonly number[]): Interval | undefined {
  const found = meanInterval(values)
  if (found === undefined) return undefined
  const { mean, interval } = found
  const reach = (interval.to - mean) * Math.sqrt(values.length + 1)
  return { from: mean - reach, to: mean + reach }
}

import type { Interval } from './statistics/interval.ts'

/** What the repeats of two say: every one of `a` beyond every one of `b`, the other way round, all alike, or none of these. */
export type CountOutcome = 'larger' | 'smaller' | 'alike' | 'overlap'

/**
 * Decides a count: every repeat of `a` beyond every repeat of `b` by more than the threshold, or the other way round; alike where
 * all of them lie within the threshold of each other.
 *
 * @param a at least one repeat, as `b`
 */
export function countOutcome(
  a: readonly number[],
  b: readonly number[],
  threshold: number,
): CountOutcome {
  if (Math.min(...a) - Math.max(...b) > threshold) return 'larger'
  if (Math.min(...b) - Math.max(...a) > threshold) return 'smaller'
  const farthest = Math.max(Math.max(...a) - Math.min(...b), Math.max(...b) - Math.min(...a))
  return farthest <= threshold ? 'alike' : 'overlap'
}

/** On which side of its threshold the whole interval of a ratio lies; undefined where on neither. */
export function ratioBeyond(
  { from, to }: Interval,
  threshold: number,
): 'above' | 'below' | undefined {
  if (from > threshold) return 'above'
  return to < 1 / threshold ? 'below' : undefined
}

import type { Interval } from './statistics/student.ts'

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

/** Where an interval lies as a whole: above both limits, below both, within them, or across one. */
type IntervalOutcome = 'above' | 'below' | 'within' | 'across'

/** Decides an interval by two limits, which themselves are within. */
export function intervalOutcome({ from, to }: Interval, limits: Interval): IntervalOutcome {
  if (from > limits.to) return 'above'
  if (to < limits.from) return 'below'
  return from >= limits.from && to <= limits.to ? 'within' : 'across'
}

/** The limits between which nobody cares about a ratio: as far from 1 in either direction. */
export const ratioLimits = (threshold: number): Interval => ({ from: 1 / threshold, to: threshold })

import { pBeyond, ratioInterval, type StudentEstimate } from './estimate.ts'
import type { Interval } from './interval.ts'
import { isPositive } from './paired-log-ratio.ts'
import { welch } from './welch.ts'

/** What two samples that share no rounds say about b ÷ a. */
export type UnpairedRatio = {
  /** Of the geometric means. */
  readonly ratio: number
  /** 95%. */
  readonly interval: Interval
  /** How likely data like these are when there is no difference at all, two-sided. */
  readonly p: number
  /** For a threshold: `pBeyond(estimate, Math.log(1.05))`. */
  readonly estimate: StudentEstimate
}

/** Welch's t on logarithms. Undefined when either has fewer than two values or one that is not above zero. */
export function unpairedLogRatio(
  a: readonly number[],
  b: readonly number[],
): UnpairedRatio | undefined {
  if (![...a, ...b].every(isPositive)) return undefined
  const estimate = welch(a.map(Math.log), b.map(Math.log))
  if (estimate === undefined) return undefined
  return {
    ratio: Math.exp(estimate.mean),
    interval: ratioInterval(estimate),
    p: pBeyond(estimate, 0),
    estimate,
  }
}

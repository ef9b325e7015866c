import { intervalOf, type StudentEstimate } from './estimate.ts'
import type { Interval } from './interval.ts'
import { welch } from './welch.ts'

/** What two samples that share no rounds say about b − a, in the unit of their values. */
export type UnpairedDifference = {
  /** Of the means. */
  readonly difference: number
  /** 95%. */
  readonly interval: Interval
  readonly estimate: StudentEstimate
}

/** Welch's t on the values themselves: for shares. Undefined when either has fewer than two values. */
export function unpairedDifference(
  a: readonly number[],
  b: readonly number[],
): UnpairedDifference | undefined {
  const estimate = welch(a, b)
  if (estimate === undefined) return undefined
  return { difference: estimate.mean, interval: intervalOf(estimate), estimate }
}

import { mean, sampleVariance } from 'simple-statistics'
import { intervalOf, pBeyond, ratioInterval } from './estimate.ts'
import { isPositive } from './paired.ts'
import type { Interval, StudentEstimate } from './student.ts'

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

/**
 * Welch's t (Welch 1947, doi:10.1093/biomet/34.1-2.28): for values of two runs made at different times, which share no
 * rounds. It takes no equal spread for granted.
 *
 * mean: mean(b) − mean(a); standard error: √(Va + Vb) with V = variance ÷ count; degrees of freedom by Satterthwaite:
 * (Va + Vb)² ÷ (Va² ÷ (na − 1) + Vb² ÷ (nb − 1)).
 *
 * Undefined when either has fewer than two values.
 */
function welch(a: readonly number[], b: readonly number[]): StudentEstimate | undefined {
  if (a.length < 2 || b.length < 2) return undefined
  const partA = sampleVariance([...a]) / a.length
  const partB = sampleVariance([...b]) / b.length
  const variance = partA + partB
  return {
    mean: mean([...b]) - mean([...a]),
    standardError: Math.sqrt(variance),
    degreesOfFreedom:
      variance === 0
        ? a.length + b.length - 2
        : variance ** 2 / (partA ** 2 / (a.length - 1) + partB ** 2 / (b.length - 1)),
  }
}

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

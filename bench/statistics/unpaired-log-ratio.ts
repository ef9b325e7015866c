import { mean, sampleVariance } from 'simple-statistics'
import type { Interval } from '../comparison/comparison.ts'
import { type LogEstimate, pBeyond, ratioInterval } from './log-estimate.ts'
import { isPositive } from './paired-log-ratio.ts'

/** What two samples that share no rounds say about b ÷ a. */
export type UnpairedRatio = {
  /** Of the geometric means. */
  readonly ratio: number
  /** 95%. */
  readonly interval: Interval
  /** How likely data like these are when there is no difference at all, two-sided. */
  readonly p: number
  /** For a threshold: `pBeyond(estimate, 1.05)`. */
  readonly estimate: LogEstimate
}

/**
 * Welch's t on logarithms (Welch 1947, doi:10.1093/biomet/34.1-2.28): for values of two runs made at different times. It
 * takes no equal spread for granted.
 *
 * mean: mean(log b) − mean(log a); standard error: √(Va + Vb) with V = variance ÷ count; degrees of freedom by
 * Satterthwaite: (Va + Vb)² ÷ (Va² ÷ (na − 1) + Vb² ÷ (nb − 1)).
 *
 * Undefined when either has fewer than two values or one that is not above zero.
 */
export function unpairedLogRatio(
  a: readonly number[],
  b: readonly number[],
): UnpairedRatio | undefined {
  if (a.length < 2 || b.length < 2 || ![...a, ...b].every(isPositive)) return undefined
  const [logA, logB] = [a.map(Math.log), b.map(Math.log)]
  const [partA, partB] = [sampleVariance(logA) / a.length, sampleVariance(logB) / b.length]
  const variance = partA + partB
  const estimate = {
    mean: mean(logB) - mean(logA),
    standardError: Math.sqrt(variance),
    degreesOfFreedom:
      variance === 0
        ? a.length + b.length - 2
        : variance ** 2 / (partA ** 2 / (a.length - 1) + partB ** 2 / (b.length - 1)),
  }
  return {
    ratio: Math.exp(estimate.mean),
    interval: ratioInterval(estimate),
    p: pBeyond(estimate, 1),
    estimate,
  }
}

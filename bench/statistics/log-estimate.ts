import cdf from '@stdlib/stats-base-dists-t-cdf'
import quantile from '@stdlib/stats-base-dists-t-quantile'
import type { Interval } from '../comparison/comparison.ts'

/** The share of wrong decisions that is put up with; every interval holds the true value with probability 1 − LEVEL. */
export const LEVEL = 0.05

/** What samples say about the logarithm of a ratio: (mean − true value) ÷ standardError follows Student's t. */
export type LogEstimate = {
  readonly mean: number
  readonly standardError: number
  readonly degreesOfFreedom: number
}

/** Student's interval, as ratios: e^(mean ± t(1 − LEVEL/2, degrees of freedom) · standard error). */
export function ratioInterval(estimate: LogEstimate): Interval {
  const { mean, standardError, degreesOfFreedom } = estimate
  const reach = quantile(1 - LEVEL / 2, degreesOfFreedom) * standardError
  return { from: Math.exp(mean - reach), to: Math.exp(mean + reach) }
}

/**
 * How likely data like these are when the true ratio lies within 1 ÷ threshold and threshold. It is at most LEVEL exactly
 * when the interval lies beyond the threshold, on either side.
 *
 * Twice the smaller of the two one-sided p-values of Student's t, against log threshold and −log threshold: twice, because
 * an interval of 95% leaves 2.5% on each side.
 *
 * @param threshold 1 or more; at 1 this is the ordinary two-sided p-value of "no difference at all"
 */
export function pBeyond(estimate: LogEstimate, threshold: number): number {
  const { mean } = estimate
  const limit = Math.log(threshold)
  return Math.min(1, 2 * Math.min(tail(limit - mean, estimate), tail(limit + mean, estimate)))
}

/**
 * How likely data like these are when the true ratio lies at the threshold or beyond it, on either side. It is at most
 * LEVEL exactly when the interval lies inside 1 ÷ threshold and threshold.
 *
 * Two one-sided tests (Schuirmann 1987, doi:10.1007/BF01068419): the larger of their p-values, doubled. The usual form does
 * not double it and goes with an interval of 90%; ours goes with the 95% that are printed.
 */
export function pInside(estimate: LogEstimate, threshold: number): number {
  const { mean } = estimate
  const limit = Math.log(threshold)
  return Math.min(1, 2 * Math.max(tail(mean - limit, estimate), tail(-limit - mean, estimate)))
}

/** P(T ≤ distance ÷ standard error). Without any spread the distance alone decides. */
function tail(distance: number, { standardError, degreesOfFreedom }: LogEstimate): number {
  if (standardError === 0) return distance === 0 ? 0.5 : Number(distance > 0)
  return cdf(distance / standardError, degreesOfFreedom)
}

import cdf from '@stdlib/stats-base-dists-t-cdf'
import { type RankEstimate, rankInterval, rankPAtLeast, rankPAtMost } from './hodges-lehmann.ts'
import { type Interval, LEVEL, type StudentEstimate, studentQuantile } from './student.ts'

/** What samples say about something that is 0 where nothing differs: a difference, or the logarithm of a ratio. */
export type Estimate = StudentEstimate | RankEstimate

/** Where the truth lies most likely. */
export function centreOf(estimate: Estimate): number {
  return 'averages' in estimate ? estimate.median : estimate.mean
}

/** The bounds that hold the truth with 95%. */
export function intervalOf(estimate: Estimate): Interval {
  return 'averages' in estimate ? rankInterval(estimate) : studentInterval(estimate)
}

/**
 * Student's interval: mean ± t(1 − LEVEL/2, degrees of freedom) · standard error. It has no width where every round says
 * the same: there is no spread to judge by, and the value itself decides.
 */
function studentInterval({ mean, standardError, degreesOfFreedom }: StudentEstimate): Interval {
  const halfWidth = studentQuantile(1 - LEVEL / 2, degreesOfFreedom) * standardError
  return { from: mean - halfWidth, to: mean + halfWidth }
}

/** The interval of a ratio, from the estimate of its logarithm. */
export function ratioInterval(estimate: Estimate): Interval {
  const { from, to } = intervalOf(estimate)
  return { from: Math.exp(from), to: Math.exp(to) }
}

/**
 * How likely data like these are when the true value lies within ± limit. It is at most LEVEL exactly when the interval lies
 * beyond the limit, on either side.
 *
 * Twice the smaller of the two one-sided p-values, against limit and −limit: twice, because an interval of 95% leaves 2.5% on
 * each side.
 *
 * @param limit on the estimate's own scale, 0 or more: for a ratio the logarithm of its threshold. At 0 this is the ordinary
 *   two-sided p-value of "no difference at all"
 */
export function pBeyond(estimate: Estimate, limit: number): number {
  return Math.min(1, 2 * Math.min(pAtMost(estimate, limit), pAtLeast(estimate, -limit)))
}

/**
 * How likely data like these are when the true value lies at the limit or beyond it, on either side. It is at most LEVEL
 * exactly when the interval lies within ± limit.
 *
 * Two one-sided tests (Schuirmann 1987, doi:10.1007/BF01068419): the larger of their p-values, doubled. The usual form does
 * not double it and goes with an interval of 90%; ours goes with the 95% that are printed.
 *
 * @param limit as `pBeyond` has it
 */
export function pInside(estimate: Estimate, limit: number): number {
  return Math.min(1, 2 * Math.max(pAtLeast(estimate, limit), pAtMost(estimate, -limit)))
}

/** The p-value of "the truth is at most this", one-sided. */
function pAtMost(estimate: Estimate, limit: number): number {
  if ('averages' in estimate) return rankPAtMost(estimate, limit)
  return tail(limit - estimate.mean, estimate)
}

/** The p-value of "the truth is at least this", one-sided. */
function pAtLeast(estimate: Estimate, limit: number): number {
  if ('averages' in estimate) return rankPAtLeast(estimate, limit)
  return tail(estimate.mean - limit, estimate)
}

/** P(T ≤ distance ÷ standard error). Without any spread the distance alone decides. */
function tail(distance: number, { standardError, degreesOfFreedom }: StudentEstimate): number {
  if (standardError === 0) return distance === 0 ? 0.5 : Number(distance > 0)
  return cdf(distance / standardError, degreesOfFreedom)
}

/** How often a difference of that size is found. */
const POWER = 0.8

/** What decides how small a difference can be found. */
type Precision = {
  /** Standard deviation between rounds: of the log ratios, or of the differences. */
  readonly deviation: number
  readonly rounds: number
  /** Beyond which it counts: a ratio, 1 where any does; or a difference, 0 where any does. */
  readonly threshold: number
  /** The level of the test: LEVEL, or LEVEL ÷ tests where Holm's correction may ask for that much. */
  readonly level?: number
}

/**
 * The minimum detectable effect: the smallest true ratio whose interval lies beyond the threshold in 80% of comparisons,
 * the deviation being as measured.
 *
 * threshold · e^((t(1 − level/2) + t(0.8)) · deviation ÷ √rounds), rounds − 1 degrees of freedom (Bloom 1995,
 * doi:10.1177/0193841X9501900504). It puts Student's t for the noncentral one: at 8 rounds the true power is 79.8% at a level
 * of 5%, 76.2% at 5% ÷ 12.
 *
 * @throws RangeError with fewer than two rounds
 */
export function detectableRatio(precision: Precision): number {
  return precision.threshold * Math.exp(reach(precision))
}

/**
 * The same for a difference, in its unit: threshold + (t(1 − level/2) + t(0.8)) · deviation ÷ √rounds.
 *
 * @throws RangeError with fewer than two rounds
 */
export function detectableDifference(precision: Precision): number {
  return precision.threshold + reach(precision)
}

/** How far beyond the threshold the truth must lie. */
function reach({ deviation, rounds, level = LEVEL }: Precision): number {
  if (rounds < 2) {
    throw new RangeError(
      `a detectable effect needs a deviation between rounds: expected 2 rounds or more, got ${rounds}; make more rounds`,
    )
  }
  const quantiles = studentQuantile(1 - level / 2, rounds - 1) + studentQuantile(POWER, rounds - 1)
  return (quantiles * deviation) / Math.sqrt(rounds)
}

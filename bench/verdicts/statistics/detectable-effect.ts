import { LEVEL } from './level.ts'
import { studentQuantile } from './student-quantile.ts'

/** How often a difference of that size is found. */
export const POWER = 0.8

/** What decides how small a difference can be found. */
export type Precision = {
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

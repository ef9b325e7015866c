import { centreOf, type Estimate, intervalOf, ratioInterval } from './estimate.ts'
import { hodgesLehmann } from './hodges-lehmann.ts'
import type { Interval } from './interval.ts'
import { LEVEL } from './level.ts'
import { meanInterval } from './mean-interval.ts'
import { studentQuantile } from './student-quantile.ts'

/** A measure's two values of one round. "Worse" and "better" as a claim has it; the figures may say otherwise. */
export type Pair = { readonly worse: number; readonly better: number }

/** What pairs say about worse ÷ better. */
export type PairedRatio = {
  /** The geometric mean over the rounds, or e to the median of the averages of every two logarithms. */
  readonly ratio: number
  /** 95%. */
  readonly interval: Interval
  readonly rounds: number
  /**
   * Standard deviation of the log ratios between rounds: 0.05 is about 5%. By ranks, the one with which Student's interval would
   * be as wide, so that it says what the rounds are worth.
   */
  readonly deviation: number
  readonly estimate: Estimate
}

/**
 * The log ratios of the rounds. Paired, because what a round's moment does to the machine is done to both
 * deployments; logarithms, because twice as much and half as much are equally far from 1.
 *
 * By Student's t: mean(log(worse ÷ better)) ± deviation ÷ √rounds, rounds − 1 degrees of freedom. Where rounds lean to one side,
 * by Hodges and Lehmann's estimate with Wilcoxon's exact test.
 *
 * Undefined with fewer than two pairs, and when any value is not above zero: it has no logarithm, and to leave out its round
 * would choose rounds by their outcome.
 */
export function pairedLogRatio(
  pairs: readonly Pair[],
  { skewed = false }: { readonly skewed?: boolean } = {},
): PairedRatio | undefined {
  if (!pairs.every(({ worse, better }) => isPositive(worse) && isPositive(better))) return undefined
  const logs = pairs.map(({ worse, better }) => Math.log(worse / better))
  const found = skewed && logs.length >= 2 ? byRanks(logs) : meanInterval(logs)
  if (found === undefined) return undefined
  const { deviation, estimate } = found
  return {
    ratio: Math.exp(centreOf(estimate)),
    interval: ratioInterval(estimate),
    rounds: logs.length,
    deviation,
    estimate,
  }
}

type Estimated = Pick<PairedRatio, 'deviation' | 'estimate'>

/** Hodges and Lehmann's estimate of values, at least two, and their deviation as `PairedRatio` has it. */
export function byRanks(values: readonly number[]): Estimated {
  const estimate = hodgesLehmann(values)
  const { from, to } = intervalOf(estimate)
  const halfWidth = (to - from) / 2
  const deviation =
    (halfWidth * Math.sqrt(values.length)) / studentQuantile(1 - LEVEL / 2, values.length - 1)
  return { deviation, estimate }
}

/** Whether a ratio can be made of it. */
export function isPositive(value: number): boolean {
  return value > 0 && Number.isFinite(value)
}

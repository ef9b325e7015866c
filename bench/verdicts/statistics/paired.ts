import { centreOf, type Estimate, intervalOf, ratioInterval } from './estimate.ts'
import { hodgesLehmann } from './hodges-lehmann.ts'
import { type Interval, LEVEL, meanInterval, studentQuantile } from './student.ts'

/** A measure's two values of one round. "Worse" and "better" as a claim has it; the figures may say otherwise. */
export type Pair = { readonly worse: number; readonly better: number }

/** What pairs say about worse ÷ better. */
export type PairedRatio = Paired & {
  /** The geometric mean over the rounds, or e to the median of the averages of every two logarithms. */
  readonly ratio: number
}

/** What pairs say about worse − better, in the unit of their values. */
export type PairedDifference = Paired & {
  /** The mean over the rounds, or the median of the averages of every two. */
  readonly difference: number
}

type Paired = {
  /** 95%. */
  readonly interval: Interval
  readonly rounds: number
  /**
   * Standard deviation between rounds: of the log ratios, where 0.05 is about 5%, or of the differences. By ranks, the one with which
   * Student's interval would be as wide, so that it says what the rounds are worth.
   */
  readonly deviation: number
  readonly estimate: Estimate
}

/** Whether rounds lean to one side, because a single stall makes the value of one: then ranks decide. */
type Leaning = { readonly skewed?: boolean }

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
  { skewed = false }: Leaning = {},
): PairedRatio | undefined {
  if (!pairs.every(({ worse, better }) => isPositive(worse) && isPositive(better))) return undefined
  const logs = pairs.map(({ worse, better }) => Math.log(worse / better))
  const found = estimated(logs, skewed)
  if (found === undefined) return undefined
  const { rounds, deviation, estimate } = found
  const interval = ratioInterval(estimate)
  return { ratio: Math.exp(centreOf(estimate)), interval, rounds, deviation, estimate }
}

/**
 * Student's t on the differences of the rounds: for shares, of which a ratio says little (99% and 99.9% are a ratio of 1.009,
 * and ten times as many failures) or nothing (a share may be 0).
 *
 * estimate: mean(worse − better) ± deviation ÷ √rounds, rounds − 1 degrees of freedom.
 *
 * Shares have bounds and lean to one side, which Student's t does not know. Where all rounds have the same difference, as at
 * 100% in both, the interval has no width: "the same in every round" is all that such rounds say, and a fall that is too
 * rare to be among them stays unseen.
 *
 * Where pairs lean to one side, Hodges and Lehmann's estimate with Wilcoxon's exact test.
 *
 * Undefined with fewer than two pairs.
 */
export function pairedDifference(
  pairs: readonly Pair[],
  { skewed = false }: Leaning = {},
): PairedDifference | undefined {
  const found = estimated(
    pairs.map(({ worse, better }) => worse - better),
    skewed,
  )
  return found && { difference: centreOf(found.estimate), ...found }
}

/** Undefined with fewer than two values. */
function estimated(values: readonly number[], skewed: boolean): Paired | undefined {
  if (skewed && values.length >= 2) return byRanks(values)
  const found = meanInterval(values)
  if (found === undefined) return undefined
  const { interval, rounds, deviation, estimate } = found
  return { interval, rounds, deviation, estimate }
}

function byRanks(values: readonly number[]): Paired {
  const rounds = values.length
  const estimate = hodgesLehmann(values)
  const interval = intervalOf(estimate)
  const halfWidth = (interval.to - interval.from) / 2
  const deviation = (halfWidth * Math.sqrt(rounds)) / studentQuantile(1 - LEVEL / 2, rounds - 1)
  return { interval, rounds, deviation, estimate }
}

/** Whether a ratio can be made of it. */
export function isPositive(value: number): boolean {
  return value > 0 && Number.isFinite(value)
}

import { centreOf, type Estimate, intervalOf } from './estimate.ts'
import type { Interval } from './interval.ts'
import { meanInterval } from './mean-interval.ts'
import { byRanks, type Pair } from './paired-log-ratio.ts'

/** What pairs say about worse − better, in the unit of their values. */
export type PairedDifference = {
  /** The mean over the rounds, or the median of the averages of every two. */
  readonly difference: number
  /** 95%. */
  readonly interval: Interval
  readonly rounds: number
  /** Standard deviation of the differences between rounds; by ranks as `PairedRatio` has it. */
  readonly deviation: number
  readonly estimate: Estimate
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
 * Where pairs lean to one side, because a single stall makes the value of one, Hodges and Lehmann's estimate with Wilcoxon's exact test.
 *
 * Undefined with fewer than two pairs.
 */
export function pairedDifference(
  pairs: readonly Pair[],
  { skewed = false }: { readonly skewed?: boolean } = {},
): PairedDifference | undefined {
  const differences = pairs.map(({ worse, better }) => worse - better)
  if (skewed && pairs.length >= 2) {
    const { deviation, estimate } = byRanks(differences)
    const rounds = pairs.length
    return {
      difference: centreOf(estimate),
      interval: intervalOf(estimate),
      rounds,
      deviation,
      estimate,
    }
  }
  const found = meanInterval(differences)
  if (found === undefined) return undefined
  const { mean, ...figures } = found
  return { difference: mean, ...figures }
}

import type { Measure } from '../../measures/measure.ts'
import type { Observation } from '../../measures/observations.ts'
import { otherOf, pairsOf, splitByDeployment } from '../../verdicts/by-deployment.ts'
import type { Criterion } from '../../verdicts/claims/claim.ts'

/** The ratio of one round: worse ÷ better as the claim has it, above 1 where the round speaks for the claim. */
export type RoundRatio = { readonly round: number; readonly ratio: number }

/**
 * The ratios of the rounds in which both deployments were observed, by round. A round with a value of zero or below has no
 * ratio and is left out.
 */
export function roundRatios(
  criterion: Criterion,
  better: Measure['better'],
  observations: readonly Observation[],
): readonly RoundRatio[] {
  const own = observations.filter(({ measure }) => measure === criterion.measure)
  return pairsOf(splitByDeployment(own), otherOf(criterion.favours))
    .filter(({ worse, better }) => worse > 0 && better > 0)
    .map(({ round, worse, better: less }) => ({
      round,
      ratio: better === 'lower' ? worse / less : 1 / (worse / less),
    }))
}

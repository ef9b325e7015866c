import type { Measure } from '../../measures/measure.ts'
import type { Observation } from '../../measures/observations.ts'
import { otherOf } from '../../verdicts/by-deployment.ts'
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
  const other = otherOf(criterion.favours)
  const values = (deployment: string) =>
    new Map(
      observations
        .filter(seen => seen.measure === criterion.measure && seen.deployment === deployment)
        .map(({ round, value }) => [round, value]),
    )
  const favoured = values(criterion.favours)
  return [...values(other)]
    .flatMap(([round, value]) => {
      const favouredValue = favoured.get(round)
      if (favouredValue === undefined || favouredValue <= 0 || value <= 0) return []
      const quotient = value / favouredValue
      return [{ round, ratio: better === 'lower' ? quotient : 1 / quotient }]
    })
    .toSorted((a, b) => a.round - b.round)
}

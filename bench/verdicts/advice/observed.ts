import type { MeasureName } from '../../measures/measure.ts'
import type { Favoured } from '../claims/claim.ts'
import type { Comparison } from '../comparison.ts'

/** The two between which advice is given. */
export const CHOICES: readonly Favoured[] = ['integrated', 'separate']

/** Every value of a measure in a deployment, in the order of its rounds. */
export function valuesOf(
  { observations }: Comparison,
  measure: MeasureName,
  deployment: Favoured,
): readonly number[] {
  return observations
    .filter(each => each.measure === measure && each.deployment === deployment)
    .map(({ value }) => value)
}

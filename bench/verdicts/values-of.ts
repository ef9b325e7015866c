import type { MeasureName } from '../measures/measure.ts'
import type { DeploymentName } from './claims/claim.ts'
import type { Comparison } from './comparison.ts'

/** The two between which advice is given. */
export const CHOICES: readonly DeploymentName[] = ['integrated', 'separate']

/** Every value of a measure in a deployment, in the order of its rounds. */
export function valuesOf(
  { observations }: Comparison,
  measure: MeasureName,
  deployment: string,
): readonly number[] {
  return observations
    .filter(each => each.measure === measure && each.deployment === deployment)
    .map(({ value }) => value)
}

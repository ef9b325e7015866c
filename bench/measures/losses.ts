import type { Trial } from '../samples/trial.ts'
import type { Measure } from './measure.ts'
import type { Loss } from './observation.ts'
import { measures } from './registry.ts'

/**
 * The measures of a trial that have no value because the deployment did not give what is measured. A trial that failed lost all
 * that it had not come to, whoever ended: where that was the harness, a verdict is withheld that could have been given, which is
 * the smaller error.
 */
export function lossesOf(trial: Trial): readonly Loss[] {
  const { scenario, deployment, round } = trial.header
  const lost = ({ of, broken }: Measure) =>
    trial.failure === undefined ? broken?.(trial) === true : of(trial) === undefined
  return measures
    .filter(measure => measure.scenario === scenario && lost(measure))
    .map(({ name }) => ({ measure: name, deployment, round }))
}

import { measures } from '../measures/registry.ts'
import type { Trial } from '../samples/trial.ts'
import type { Loss } from './comparison.ts'

/**
 * The measures of a trial that have no value because the deployment did not give what is measured. A trial that failed lost all
 * of its scenario, whoever ended: where that was the harness, a verdict is withheld that could have been given, which is the smaller
 * error.
 */
export function lossesOf(trial: Trial): readonly Loss[] {
  const { scenario, deployment, round } = trial.header
  const lost = (broken: ((trial: Trial) => boolean) | undefined) =>
    trial.failure !== undefined || broken?.(trial) === true
  return measures
    .filter(measure => measure.scenario === scenario && lost(measure.broken))
    .map(({ name }) => ({ measure: name, deployment, round }))
}

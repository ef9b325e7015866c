import type { Trial } from '../samples/trial.ts'
import type { Observation } from './observation.ts'
import { measures } from './registry.ts'

/** Every value of a trial. What a void window or a trial that failed showed is no value, nor what a plain load's window at the generator's limit showed. */
export function observationsOf(trial: Trial): readonly Observation[] {
  if (trial.failure !== undefined) return []
  const { scenario, deployment, round } = trial.header
  return measures
    .filter(measure => measure.scenario === scenario)
    .flatMap(({ name, of, marked }) => {
      const value = of(trial)
      if (value === undefined) return []
      const mark = marked?.(trial) ? { marked: true as const } : {}
      return [{ measure: name, deployment, round, value, ...mark }]
    })
}

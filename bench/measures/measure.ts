import type { ScenarioName } from '../plan/scenarios/registry.ts'
import type { Trial } from '../samples/trial.ts'
import type { SeenVisit } from './figures/visited-points.ts'

/** The name of a measure; registry.ts has them all. */
export type MeasureName = string

/** How a value is printed. */
export type Unit =
  | 'bytes'
  | 'bytes-per-connection'
  | 'microseconds'
  | 'milliseconds'
  | 'per-second'
  | 'count'
  | 'share'
  | 'times'

/** One quantity of a trial. Its file holds the formula; what it is called stands in report/words. */
export type Measure = {
  /** In kebab-case. */
  readonly name: MeasureName
  readonly unit: Unit
  readonly better: 'lower' | 'higher'
  /**
   * Its rounds lean to one side: a single stall makes the value of a round. What somebody waits for does so, and it is
   * judged by ranks (docs/method.md). Absent for memory, CPU and what is counted.
   */
  readonly skewed?: true
  /** Which trials have it. */
  readonly scenario: ScenarioName
  /** Another scenario whose trials have it as well. */
  readonly alsoOf?: ScenarioName
  /** Undefined where the trial lacks it: it could not be measured, or its share of the trial is void. */
  readonly of: (trial: Trial) => number | undefined
  /** Of a trial that visits deployments in turn: what the valid visits of one pair to one deployment show. */
  readonly ofPair?: (visits: readonly SeenVisit[]) => number | undefined
  /** Does the value include measurement overhead? Absent where that is not told. */
  readonly overheadHigh?: (trial: Trial) => boolean
  /** Is there no value because the deployment did not give what is measured? Absent where that cannot be. */
  readonly isCensored?: (trial: Trial) => boolean
}

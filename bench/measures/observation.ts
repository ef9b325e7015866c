import type { MeasureName } from './measure.ts'

/** A value of one measure in one trial. */
export type Observation = {
  readonly measure: MeasureName
  readonly deployment: string
  readonly round: number
  readonly value: number
  /** The control's p99 was above a fifth of the measured one: the harness shares in the figure. */
  readonly marked?: true
}

/** A trial that has no value of a measure, because the deployment did not give what is measured. */
export type Loss = Pick<Observation, 'measure' | 'deployment' | 'round'>

import type { Trial } from '../samples/trial.ts'
import { visitedPoints } from './figures/visited-points.ts'
import type { Measure, MeasureName } from './measure.ts'
import { measures } from './registry.ts'

/** A value of one measure in one trial. */
export type Observation = {
  readonly measure: MeasureName
  readonly deployment: string
  /** Of visits the number of their pair, which is what a round is elsewhere. */
  readonly round: number
  readonly value: number
  /** The control's p99 was above a fifth of the measured one: the figure includes measurement overhead. */
  readonly overheadHigh?: true
}

/** A trial that has no value of a measure, because the deployment did not give what is measured. */
export type CensoredRound = Pick<Observation, 'measure' | 'deployment' | 'round'>

/**
 * The measures of a trial that have no value because the deployment did not give what is measured. Of a trial that failed that is all
 * that it had not come to, whoever ended: where that was the harness, a verdict is withheld that could have been given, which is
 * the smaller error.
 */
export function censoredRounds(trial: Trial): readonly CensoredRound[] {
  const { scenario, deployment, round } = trial.header
  const censored = ({ of, isCensored }: Measure) =>
    trial.failure === undefined ? isCensored?.(trial) === true : of(trial) === undefined
  return measures
    .filter(measure => isOf(measure, scenario) && censored(measure))
    .map(({ name }) => ({ measure: name, deployment, round }))
}

/** Every value of a trial. What a void window or a trial that failed showed is no value, nor what a plain load's window at the generator's limit showed. */
export function observationsOf(trial: Trial): readonly Observation[] {
  if (trial.failure !== undefined) return []
  const { scenario, deployment, round, action } = trial.header
  if (action.type === 'visits') return observationsOfPairs(trial)
  return measures
    .filter(measure => isOf(measure, scenario))
    .flatMap(({ name, of, overheadHigh }) => {
      const value = of(trial)
      if (value === undefined) return []
      const overhead = overheadHigh?.(trial) ? { overheadHigh: true as const } : {}
      return [{ measure: name, deployment, round, value, ...overhead }]
    })
}

const isOf = ({ scenario, alsoOf }: Measure, name: string) => scenario === name || alsoOf === name

/** Every value of a trial that visits its subjects in turn: of each pair of visits that are valid, in each subject. */
function observationsOfPairs(trial: Trial): readonly Observation[] {
  const { scenario, round, subjects = [], action } = trial.header
  if (action.type !== 'visits') return []
  const { firstPair = 1, pairs } = action.visits
  const before = firstPair === 1 ? (round - 1) * pairs : 0
  const valid = visitedPoints([trial], subjects).flatMap(({ visits }) => visits)
  const groups = Map.groupBy(valid, ({ visit, pair }) => `${visit.deployment} ${pair}`)
  return [...groups.values()].flatMap(visits => {
    const [first] = visits
    if (first === undefined) return []
    const { deployment } = first.visit
    return measures.flatMap(({ name, scenario: own, ofPair }) => {
      const value = own === scenario ? ofPair?.(visits) : undefined
      return value === undefined
        ? []
        : [{ measure: name, deployment, round: before + first.pair, value }]
    })
  })
}

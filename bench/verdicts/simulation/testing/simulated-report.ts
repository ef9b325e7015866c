import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import type { Measure } from '../../../measures/measure.ts'
import type { Observation } from '../../../measures/observations.ts'
import type { Criterion } from '../../claims/claim.ts'
import type { Evidence } from '../../comparison.ts'
import { evaluateCriteria } from '../../evidence.ts'
import { nextStep } from '../../statistics/next-step.ts'
import type { Pair } from '../../statistics/paired.ts'
import { drawNoise, type Noise } from './noise.ts'

/** A measure whose truth is known. */
export type SimulatedMeasure = {
  readonly name: string
  readonly kind: 'ratio' | 'difference'
  /** Its ratio is estimated by ranks. */
  readonly skewed?: true
  /** Standard deviation between rounds: of its log ratios, or of its differences. */
  readonly deviation: number
  /** The true ratio or difference, as the claim has it. */
  readonly truth: number
  readonly threshold: number
  /** When the stopping rule calls its interval narrow; 1 for a ratio, 0 for a difference: never, so that all rounds are made. */
  readonly target: number
  /** How its own part scatters; absent where that is as all others do. */
  readonly noise?: Noise
}

/** How a report comes to be. */
export type Circumstances = {
  readonly measures: readonly SimulatedMeasure[]
  readonly noise: Noise
  /** The share of each round's variance that all measures have in common, from 0 to 1. */
  readonly shared: number
  /** What the budget allows. */
  readonly maximumRounds: number
}

/** A report that was simulated: what each measure came to, in their order, after how many rounds. */
export type SimulatedReport = {
  readonly rounds: number
  readonly evidence: readonly (Evidence | undefined)[]
}

/**
 * Makes one report as `npm run bench` would: rounds until the stopping rule ends them, then every criterion judged, by the
 * same code.
 */
export function simulatedReport(
  circumstances: Circumstances,
  random: RandomGenerator,
): SimulatedReport {
  const { measures, maximumRounds } = circumstances
  const rounds: (readonly Pair[])[] = []
  const series = measures.map(({ name, kind, target, skewed = false }) => {
    const pairs: Pair[] = []
    return { name, kind, target, skewed, pairs }
  })
  for (;;) {
    const round = drawRound(circumstances, random)
    rounds.push(round)
    for (const [place, pair] of round.entries()) series[place]?.pairs.push(pair)
    const budget = { remainingMs: maximumRounds - rounds.length, roundMs: 1 }
    if (nextStep(series, budget).state === 'stop') break
  }
  const criteria = measures.map(criterionOf)
  const observations = rounds.flatMap(observe(measures))
  const evaluated = evaluateCriteria(criteria, { observations }, measureOf(measures))
  return { rounds: rounds.length, evidence: criteria.map(criterion => evaluated.get(criterion)) }
}

/** One pair for each measure: its truth, moved by what the whole round is subject to and by what is its own. */
function drawRound(
  { measures, noise, shared }: Circumstances,
  random: RandomGenerator,
): readonly Pair[] {
  const common = drawNoise(noise, random)
  return measures.map(({ kind, truth, deviation, noise: ownNoise = noise }) => {
    const own = drawNoise(ownNoise, random)
    const moved = deviation * (Math.sqrt(shared) * common + Math.sqrt(1 - shared) * own)
    return kind === 'ratio'
      ? { worse: truth * Math.exp(moved), better: 1 }
      : { worse: truth + moved, better: 0 }
  })
}

const criterionOf = ({ name, kind, threshold }: SimulatedMeasure): Criterion => ({
  kind,
  measure: name,
  favours: 'separate',
  threshold,
})

const observe =
  (measures: readonly SimulatedMeasure[]) =>
  (pairs: readonly Pair[], index: number): readonly Observation[] =>
    pairs.flatMap(({ worse, better }, place) => {
      const measure = measures[place]?.name ?? ''
      const seen = { measure, round: index + 1 }
      return [
        { ...seen, deployment: 'integrated', value: worse },
        { ...seen, deployment: 'separate', value: better },
      ]
    })

const measureOf =
  (measures: readonly SimulatedMeasure[]) =>
  (name: string): Measure => ({
    name,
    ...(measures.find(one => one.name === name)?.skewed && { skewed: true }),
    unit: 'count',
    better: 'lower',
    scenario: 'load',
    of: () => undefined,
  })

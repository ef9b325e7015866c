import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import type { Criterion } from '../../claims/claim.ts'
import type { Evidence, Observation } from '../../comparison/comparison.ts'
import type { Measure } from '../../measures/measure.ts'
import { nextStep } from '../../statistics/next-step.ts'
import { drawNoise, type Noise } from '../../statistics/noise.ts'
import { weigh } from '../evidence.ts'

/** A measure whose truth is known. */
export type SimulatedMeasure = {
  readonly name: string
  /** Standard deviation of its log ratios between rounds. */
  readonly deviation: number
  /** The true ratio, as the claim has it. */
  readonly truth: number
  readonly threshold: number
  /** When the stopping rule calls its interval narrow; 1: never, so that all rounds are made. */
  readonly target: number
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
  const rounds: (readonly number[])[] = []
  const series = measures.map(({ name, target }) => ({ name, target, pairs: [] as RatioPair[] }))
  for (;;) {
    const ratios = drawRound(circumstances, random)
    rounds.push(ratios)
    for (const [index, { pairs }] of series.entries()) {
      pairs.push({ worse: ratios[index] ?? Number.NaN, better: 1 })
    }
    const budget = { remainingMs: maximumRounds - rounds.length, roundMs: 1 }
    if (nextStep(series, budget).state === 'stop') break
  }
  const criteria = measures.map(criterionOf)
  const weighed = weigh(criteria, rounds.flatMap(observe(measures)), measureNamed)
  return { rounds: rounds.length, evidence: criteria.map(criterion => weighed.get(criterion)) }
}

type RatioPair = { readonly worse: number; readonly better: number }

/** One ratio for each measure: its truth, moved by what the whole round is subject to and by what is its own. */
function drawRound({ measures, noise, shared }: Circumstances, random: RandomGenerator) {
  const common = drawNoise(noise, random)
  return measures.map(({ truth, deviation }) => {
    const own = drawNoise(noise, random)
    return truth * Math.exp(deviation * (Math.sqrt(shared) * common + Math.sqrt(1 - shared) * own))
  })
}

const criterionOf = ({ name, threshold }: SimulatedMeasure): Criterion => ({
  kind: 'ratio',
  measure: name,
  favours: 'separate',
  threshold,
})

const observe =
  (measures: readonly SimulatedMeasure[]) =>
  (ratios: readonly number[], index: number): readonly Observation[] =>
    measures.flatMap(({ name }, place) => [
      { measure: name, deployment: 'integrated', round: index + 1, value: ratios[place] ?? 0 },
      { measure: name, deployment: 'separate', round: index + 1, value: 1 },
    ])

const words = { en: 'simulated', zh: '模拟' }

const measureNamed = (name: string): Measure => ({
  name,
  title: words,
  unit: 'count',
  better: 'lower',
  scenario: 'load',
  of: () => undefined,
})

import { mean, sampleStandardDeviation } from 'simple-statistics'
import { type Estimate, ratioInterval } from './estimate.ts'
import type { Interval } from './interval.ts'

/** A measure's two values of one round. "Worse" and "better" as a claim has it; the figures may say otherwise. */
export type Pair = { readonly worse: number; readonly better: number }

/** What pairs say about worse ÷ better. */
export type PairedRatio = {
  /** The geometric mean over the rounds. */
  readonly ratio: number
  /** 95%. */
  readonly interval: Interval
  readonly rounds: number
  /** Standard deviation of the log ratios between rounds: 0.05 is about 5%. */
  readonly deviation: number
  readonly estimate: Estimate
}

/**
 * Student's t on the log ratios of the rounds. Paired, because what a round's moment does to the machine is done to both
 * deployments; logarithms, because twice as much and half as much are equally far from 1.
 *
 * estimate: mean(log(worse ÷ better)) ± deviation ÷ √rounds, rounds − 1 degrees of freedom.
 *
 * Undefined with fewer than two pairs, and when any value is not above zero: it has no logarithm, and to leave out its round
 * would choose rounds by their outcome.
 */
export function pairedLogRatio(pairs: readonly Pair[]): PairedRatio | undefined {
  if (pairs.length < 2) return undefined
  if (!pairs.every(({ worse, better }) => isPositive(worse) && isPositive(better))) return undefined
  const logs = pairs.map(({ worse, better }) => Math.log(worse / better))
  const deviation = sampleStandardDeviation(logs)
  const estimate = {
    mean: mean(logs),
    standardError: deviation / Math.sqrt(logs.length),
    degreesOfFreedom: logs.length - 1,
  }
  return {
    ratio: Math.exp(estimate.mean),
    interval: ratioInterval(estimate),
    rounds: logs.length,
    deviation,
    estimate,
  }
}

/** Whether a ratio can be made of it. */
export function isPositive(value: number): boolean {
  return value > 0 && Number.isFinite(value)
}

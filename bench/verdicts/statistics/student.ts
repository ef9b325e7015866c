import quantile from '@stdlib/stats-base-dists-t-quantile'
import { mean, sampleStandardDeviation } from 'simple-statistics'

/** Bounds that hold the true value with 95% confidence. */
export type Interval = { readonly from: number; readonly to: number }

/** The share of wrong decisions that is put up with; every interval holds the true value with probability 1 − LEVEL. */
export const LEVEL = 0.05

/** Those computed: a report asks for the same few for each measure, and a simulation for each of its thousands of reports. */
const known = new Map<string, number>()

/** The p-quantile of Student's t with so many degrees of freedom. */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  const key = `${p} ${degreesOfFreedom}`
  const found = known.get(key) ?? quantile(p, degreesOfFreedom)
  known.set(key, found)
  return found
}

/** (mean − true value) ÷ standardError follows Student's t. */
export type StudentEstimate = {
  readonly mean: number
  readonly standardError: number
  readonly degreesOfFreedom: number
}

/** What values say about their mean. */
export type MeanInterval = {
  readonly mean: number
  /** 95%. */
  readonly interval: Interval
  /** Standard deviation between rounds. */
  readonly deviation: number
  readonly rounds: number
  readonly estimate: StudentEstimate
}

/**
 * Student's t on the values themselves: for what may be zero or below, such as a slope taken in each round.
 *
 * mean ± t(0.975, rounds − 1) · deviation ÷ √rounds. Undefined with fewer than two values.
 */
export function meanInterval(values: readonly number[]): MeanInterval | undefined {
  const rounds = values.length
  if (rounds < 2) return undefined
  const centre = mean([...values])
  const deviation = sampleStandardDeviation([...values])
  const halfWidth = (studentQuantile(1 - LEVEL / 2, rounds - 1) * deviation) / Math.sqrt(rounds)
  return {
    mean: centre,
    interval: { from: centre - halfWidth, to: centre + halfWidth },
    deviation,
    rounds,
    estimate: {
      mean: centre,
      standardError: deviation / Math.sqrt(rounds),
      degreesOfFreedom: rounds - 1,
    },
  }
}

/**
 * Where one further value of the same normal distribution lies with 95%: mean ± t(0.975, n − 1) · deviation · √(1 + 1/n), which is the
 * interval of the mean √(n + 1) times as wide (Hahn and Meeker 1991, Statistical Intervals, chapter 4). Undefined with fewer than two
 * values.
 */
export function nextValueInterval(values: readonly number[]): Interval | undefined {
  const found = meanInterval(values)
  if (found === undefined) return undefined
  const { mean, interval } = found
  const reach = (interval.to - mean) * Math.sqrt(values.length + 1)
  return { from: mean - reach, to: mean + reach }
}

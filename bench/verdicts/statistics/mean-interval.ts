import { mean, sampleStandardDeviation } from 'simple-statistics'
import type { Interval } from './interval.ts'
import { LEVEL } from './level.ts'
import { studentQuantile } from './student-quantile.ts'

/** A mean over rounds, in the unit of its values. */
export type MeanInterval = {
  readonly mean: number
  /** 95%. */
  readonly interval: Interval
  /** Standard deviation between rounds. */
  readonly deviation: number
  readonly rounds: number
}

/**
 * Student's t on the values themselves: for what may be zero or below, such as a slope taken in each round.
 *
 * mean ± t(0.975, rounds − 1) · deviation ÷ √rounds. Undefined with fewer than two values.
 */
export function meanInterval(values: readonly number[]): MeanInterval | undefined {
  if (values.length < 2) return undefined
  const deviation = sampleStandardDeviation([...values])
  const reach =
    (studentQuantile(1 - LEVEL / 2, values.length - 1) * deviation) / Math.sqrt(values.length)
  const centre = mean([...values])
  return {
    mean: centre,
    interval: { from: centre - reach, to: centre + reach },
    deviation,
    rounds: values.length,
  }
}

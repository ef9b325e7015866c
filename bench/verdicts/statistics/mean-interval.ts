import { mean, sampleStandardDeviation } from 'simple-statistics'
import type { StudentEstimate } from './estimate.ts'
import type { Interval } from './interval.ts'
import { LEVEL } from './level.ts'
import { studentQuantile } from './student-quantile.ts'

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

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import { sampleStandardDeviation } from 'simple-statistics'
import { hodgesLehmann } from '../../statistics/hodges-lehmann.ts'
import { observedLogRatios } from './observed-log-ratios.ts'

/**
 * How rounds scatter: as the normal distribution; with the rare far values of Student's t with 3 degrees of freedom; to one side as
 * a share does that falls from its bound now and then, the fall being exponential; or as the rounds of a token's p99 were seen to.
 */
export type Noise = 'normal' | 'heavy-tailed' | 'one-sided' | 'observed'

/** Draws one value with mean 0 and standard deviation 1; of `observed` the pseudomedian is 0, which is what ranks estimate. */
export function drawNoise(noise: Noise, random: RandomGenerator): number {
  if (noise === 'normal') return normal(random)
  // An exponential of rate 1 has mean and deviation 1.
  if (noise === 'one-sided') return -Math.log(1 - uniformFloat64(random)) - 1
  if (noise === 'observed') {
    return observed[uniformInt(random, 0, observed.length - 1)] ?? 0
  }
  // t(3) is a normal over the root of a mean of three squared ones. Its variance is 3.
  const squares = [normal(random), normal(random), normal(random)].map(value => value ** 2)
  const chiSquared = squares.reduce((sum, square) => sum + square, 0)
  return normal(random) / Math.sqrt(chiSquared)
}

const { median } = hodgesLehmann(observedLogRatios)
const deviation = sampleStandardDeviation([...observedLogRatios])
const observed = observedLogRatios.map(value => (value - median) / deviation)

/** Box and Muller (1958). 1 − uniform is above 0, so that its logarithm is finite. */
function normal(random: RandomGenerator): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(random)))
  return radius * Math.cos(2 * Math.PI * uniformFloat64(random))
}

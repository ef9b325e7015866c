import quantile from '@stdlib/stats-base-dists-t-quantile'
import { mean, sampleCovariance, sampleVariance } from 'simple-statistics'
import type { Interval } from '../comparison/comparison.ts'
import { LEVEL } from './estimate.ts'

/** Numerator and denominator as one round has them; either may be zero or below. */
export type Fraction = { readonly numerator: number; readonly denominator: number }

/** mean(numerator) ÷ mean(denominator). */
export type RatioOfMeans = { readonly ratio: number; readonly interval: Interval }

/**
 * Fieller's interval (Fieller 1954, doi:10.1111/j.2517-6161.1954.tb00159.x), for where two lines cross: the difference of
 * intercepts over the difference of slopes. It holds every θ for which a paired t test of numerator − θ · denominator finds nothing:
 * the θ between the roots of (v² − t²V)θ² − 2(uv − t²C)θ + (u² − t²U) = 0, with the means u and v, their variances U and V
 * and covariance C, and t = t(0.975, rounds − 1).
 *
 * Undefined with fewer than two rounds, and when the denominator's own interval holds zero: then the lines may be parallel,
 * and no finite interval holds the crossing.
 */
export function ratioOfMeans(rounds: readonly Fraction[]): RatioOfMeans | undefined {
  if (rounds.length < 2) return undefined
  const numerators = rounds.map(({ numerator }) => numerator)
  const denominators = rounds.map(({ denominator }) => denominator)
  const t2 = quantile(1 - LEVEL / 2, rounds.length - 1) ** 2 / rounds.length
  const [u, v] = [mean(numerators), mean(denominators)]
  const square = v ** 2 - t2 * sampleVariance(denominators)
  if (square <= 0) return undefined
  const half = u * v - t2 * sampleCovariance(numerators, denominators)
  const constant = u ** 2 - t2 * sampleVariance(numerators)
  const root = Math.sqrt(Math.max(0, half ** 2 - square * constant))
  return { ratio: u / v, interval: { from: (half - root) / square, to: (half + root) / square } }
}

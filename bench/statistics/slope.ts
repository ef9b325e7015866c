import quantile from '@stdlib/stats-base-dists-t-quantile'
import { linearRegression, mean, sum } from 'simple-statistics'
import type { Interval } from '../comparison/comparison.ts'
import { LEVEL } from './estimate.ts'

/** One reading of a ladder: what was asked of the deployment, and what was measured. */
export type Point = { readonly x: number; readonly y: number }

/** A straight line through points; y in its unit, the slope in y's unit per x's. */
export type Slope = {
  readonly slope: number
  /** 95%. */
  readonly slopeInterval: Interval
  /** y at x = 0. */
  readonly intercept: number
  readonly interceptInterval: Interval
  readonly points: number
}

/**
 * Least squares. With s² = Σ residual² ÷ (n − 2) and Sxx = Σ (x − x̄)²: the slope's standard error is √(s² ÷ Sxx), the
 * intercept's √(s² · (1 ÷ n + x̄² ÷ Sxx)); Student's t with n − 2 degrees of freedom.
 *
 * The interval takes the points to be independent: one ladder's are, the points of several rounds are not. For those take
 * each round's slope, and their `meanInterval`.
 *
 * Undefined with fewer than three points, or when all stand at one x.
 */
export function leastSquares(points: readonly Point[]): Slope | undefined {
  const centre = points.length === 0 ? 0 : mean(points.map(({ x }) => x))
  const spread = sum(points.map(({ x }) => (x - centre) ** 2))
  if (points.length < 3 || spread === 0) return undefined
  const { m: slope, b: intercept } = linearRegression(points.map(({ x, y }) => [x, y]))
  const residual = sum(points.map(({ x, y }) => (y - intercept - slope * x) ** 2))
  const variance = residual / (points.length - 2)
  const t = quantile(1 - LEVEL / 2, points.length - 2)
  const around = (value: number, square: number) => ({
    from: value - t * Math.sqrt(square),
    to: value + t * Math.sqrt(square),
  })
  return {
    slope,
    slopeInterval: around(slope, variance / spread),
    intercept,
    interceptInterval: around(intercept, variance * (1 / points.length + centre ** 2 / spread)),
    points: points.length,
  }
}

import type { MapPoint } from '../../plan/visits.ts'
import type { DecisionMap } from '../decision-map.ts'
import type { PointFigures } from '../point-figures.ts'

/**
 * A map of two pages at two shares of a core, and the point without pages.
 *
 * @param own a further point
 */
export function syntheticMap(...own: readonly MapPoint[]): DecisionMap {
  const places: readonly MapPoint[] = [
    { pageMs: 0, share: 0 },
    ...[10, 200].flatMap(pageMs => [0.05, 0.4].map(share => ({ pageMs, share }))),
    ...own,
  ]
  const tokens = { tokenShare: 0.2, tokensPerSecond: 4_000 }
  return {
    deployments: ['integrated', 'separate'],
    sloMs: 50,
    longestPageMs: 51,
    points: places.map(point => ({
      point,
      byDeployment: {
        integrated: figures(point.share === 0 ? 5 : point.pageMs, point),
        separate: figures(point.share === 0 ? 1 : 8, point),
      },
      ratio: {
        value: 1 + point.pageMs / 8,
        interval: { from: 1, to: 2 + point.pageMs / 5 },
        pairs: 6,
      },
      predictedP99: {},
    })),
    models: {
      integrated: { baseMs: 5, ...tokens, error: { median: 1.1, worst: 1.5, points: 4 } },
      separate: { baseMs: 1, turnMs: 8, ...tokens, error: undefined },
    },
  }
}

function figures(p99: number, { share, pageMs }: { share: number; pageMs: number }): PointFigures {
  const pages = share === 0 ? undefined : pageMs
  return {
    ...{ tokens: 10_000, p90: p99 / 2, p99, p999: p99 * 1.5 },
    ...{ p99Interval: { from: p99 * 0.9, to: p99 * 1.1 }, late: [share / 4, share / 8, 0] },
    ...{ overheadHigh: false, pageCpuMs: pages, pageP50: pages, pageP99: pages, pagesFailed: 0 },
    lateness: 1,
  }
}

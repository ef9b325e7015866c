import { requestsPerSecond } from '../plan/visits.ts'
import { type DecisionMap, ONE_LOOP } from './decision-map.ts'
import { mostRequests } from './page-wait.ts'

/**
 * With how many requests a second the one event loop keeps the SLO. `kept`, `passed`, `undecided`: at the load that was measured,
 * by the interval of its visits. `modelled`: it is not kept there beyond doubt, and the model says up to where it is.
 */
export type OwnPageLimit = {
  readonly state: 'kept' | 'modelled' | 'passed' | 'undecided'
  readonly perSecond: number
}

/** What a page of the caller's own costs, and how tokens fare beside it. */
export type OwnPageFigures = {
  readonly path: string
  /** The SLO: p99 of a token's added delay. */
  readonly sloMs: number
  /** CPU of one request in integrated, in milliseconds; undefined: it could not be read. */
  readonly cpuMs: number | undefined
  /** Requests a second, at the load that was measured. */
  readonly perSecond: number
  /** p99 of a token's added delay there, in milliseconds, by deployment. */
  readonly p99: Readonly<Record<string, number>>
  /** Requests, over all deployments, that were not answered with 200. */
  readonly failed: number
  /** Undefined where integrated was not visited. */
  readonly limit: OwnPageLimit | undefined
}

/** The quantile that the SLO is about. */
const SHARE = 0.99

/** The caller's page in a map; undefined where none was measured. */
export function ownPageFigures(map: DecisionMap): OwnPageFigures | undefined {
  const place = map.points.find(({ point }) => point.path !== undefined)
  const { path } = place?.point ?? {}
  if (place === undefined || path === undefined) return undefined
  const { point, byDeployment } = place
  const all = Object.entries(byDeployment)
  const perSecond = requestsPerSecond(point)
  return {
    path,
    sloMs: map.sloMs,
    cpuMs: byDeployment[ONE_LOOP]?.pageCpuMs,
    perSecond,
    p99: Object.fromEntries(all.map(([name, { p99 }]) => [name, p99])),
    failed: all.reduce((sum, [, { pagesFailed }]) => sum + pagesFailed, 0),
    limit: limitOf(map, place, perSecond),
  }
}

function limitOf(
  { sloMs, models }: DecisionMap,
  { byDeployment }: DecisionMap['points'][number],
  perSecond: number,
): OwnPageLimit | undefined {
  const { p99Interval, pageCpuMs } = byDeployment[ONE_LOOP] ?? {}
  if (p99Interval === undefined) return undefined
  if (p99Interval.to <= sloMs) return { state: 'kept', perSecond }
  const { tokenShare } = models[ONE_LOOP] ?? {}
  const modelled =
    pageCpuMs === undefined || tokenShare === undefined
      ? undefined
      : mostRequests(sloMs, { pageMs: pageCpuMs, tokenShare }, SHARE)
  if (modelled !== undefined && modelled < perSecond) {
    return { state: 'modelled', perSecond: modelled }
  }
  return { state: p99Interval.from > sloMs ? 'passed' : 'undecided', perSecond }
}

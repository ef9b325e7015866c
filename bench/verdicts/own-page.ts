import { requestsPerSecond } from '../plan/visits.ts'
import { type DecisionMap, ONE_LOOP, passesWithoutPages } from './decision-map.ts'
import { mostRequests, QUANTILE } from './page-wait.ts'
import { isLate, type PointFigures } from './point-figures.ts'

/**
 * With how many requests a second the one event loop keeps the SLO, by the intervals of its visits' p99. `kept`: at every load that was
 * measured, this the highest. `kept-up-to`: at this one and those below, beyond doubt, but not above. Where it is not at the lowest,
 * `modelled`: the model says up to where it is; else `passed` or `undecided` there. A load is kept only where it was the planned one.
 */
export type OwnPageLimit = {
  readonly state: 'kept' | 'kept-up-to' | 'modelled' | 'passed' | 'undecided'
  readonly perSecond: number
}

/** How tokens fare beside so many requests a second. */
type OwnPageLoad = {
  readonly perSecond: number
  /** p99 of a token's added delay, in milliseconds, of every deployment; undefined: no visit to it counts. */
  readonly p99: Readonly<Record<string, number | undefined>>
}

/** What a page of the caller's own costs, and how tokens fare beside it. */
export type OwnPageFigures = {
  readonly path: string
  /** The SLO: p99 of a token's added delay. */
  readonly sloMs: number
  /** CPU of one request in integrated, in milliseconds; undefined: it could not be read. */
  readonly cpuMs: number | undefined
  /** Those that were measured, the lowest first. */
  readonly loads: readonly OwnPageLoad[]
  /** Requests, over all deployments, that were not answered with 200. */
  readonly failed: number
  /** Some of the pages were asked for late, in either deployment. */
  readonly late: boolean
  /** Undefined where no visit to integrated counts at the lowest load. */
  readonly limit: OwnPageLimit | undefined
}

type Place = DecisionMap['points'][number]

/** The caller's page in a map; undefined where none was measured. */
export function ownPageFigures(map: DecisionMap): OwnPageFigures | undefined {
  const places = map.points
    .filter(({ point }) => point.path !== undefined)
    .toSorted((a, b) => a.point.share - b.point.share)
  const [lowest] = places
  const { path } = lowest?.point ?? {}
  if (lowest === undefined || path === undefined) return undefined
  const figures = places.flatMap(({ byDeployment }) => Object.values(byDeployment))
  return {
    ...{ path, sloMs: map.sloMs },
    cpuMs: lowest.byDeployment[ONE_LOOP]?.pageCpuMs,
    loads: places.map(({ point, byDeployment }) => ({
      perSecond: requestsPerSecond(point),
      p99: Object.fromEntries(map.deployments.map(name => [name, byDeployment[name]?.p99])),
    })),
    failed: figures.reduce((sum, { pagesFailed }) => sum + pagesFailed, 0),
    late: figures.some(isLate),
    limit: limitOf(map, [lowest, ...places.slice(1)]),
  }
}

function limitOf(map: DecisionMap, places: readonly [Place, ...Place[]]): OwnPageLimit | undefined {
  const { sloMs, models } = map
  const notKept = places.findIndex(place => !isKept(place, sloMs))
  const kept = places.at(notKept === -1 ? -1 : notKept - 1)
  if (kept !== undefined && notKept !== 0) {
    const perSecond = requestsPerSecond(kept.point)
    return { state: notKept === -1 ? 'kept' : 'kept-up-to', perSecond }
  }
  const [{ point, byDeployment }] = places
  const figures = byDeployment[ONE_LOOP]
  if (figures === undefined) return undefined
  const { p99Interval, pageCpuMs } = figures
  const perSecond = requestsPerSecond(point)
  const { tokenShare } = models[ONE_LOOP] ?? {}
  const saysNothing = passesWithoutPages(map, ONE_LOOP) || !isAsPlanned(figures)
  const modelled =
    saysNothing || pageCpuMs === undefined || tokenShare === undefined
      ? undefined
      : mostRequests(sloMs, { pageMs: pageCpuMs, tokenShare }, QUANTILE)
  if (modelled !== undefined && modelled < perSecond) {
    return { state: 'modelled', perSecond: modelled }
  }
  return { state: p99Interval.from > sloMs ? 'passed' : 'undecided', perSecond }
}

/** Where no visit counts, as behind pages that were still to be answered, nothing says that the SLO is kept. */
function isKept({ byDeployment }: Place, sloMs: number): boolean {
  const figures = byDeployment[ONE_LOOP]
  return figures !== undefined && figures.p99Interval.to <= sloMs && isAsPlanned(figures)
}

/** Whether every page was asked for in time, and answered. */
const isAsPlanned = (figures: PointFigures) => figures.pagesFailed === 0 && !isLate(figures)

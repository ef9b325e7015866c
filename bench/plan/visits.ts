import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { seededRandom } from '../../mock/random.ts'
import { orderOfRound } from './order.ts'

/** A point of the decision map: how much a page costs, and how much of a core all requests to it take together. */
export type MapPoint = {
  /** CPU of one request, in milliseconds, as planned. */
  readonly pageMs: number
  /** Requests a second × the CPU of each; 0: no pages. */
  readonly share: number
  /** Of a page of the caller's own, whose CPU was read before the run; absent: a page of the bench. */
  readonly path?: string
}

/** A load that goes from one deployment to the other and back while both are up: point after point, visit after visit. */
export type VisitLoad = {
  /** Live streams of the deployment that is visited, each timed token by token. */
  readonly streams: number
  readonly visitSeconds: number
  /** After the first words of its streams; what comes before is not measured. */
  readonly warmUpSeconds: number
  /** How often each point is visited in each deployment. Visits of one number are a pair. */
  readonly pairs: number
  /** The number of the first of them, where others were made before; absent: 1. */
  readonly firstPair?: number
  readonly points: readonly MapPoint[]
  readonly seed: number
}

/** A stay at one deployment, in seconds after the load began. */
export type Visit = {
  readonly index: number
  readonly deployment: string
  readonly point: MapPoint
  /** From 1. */
  readonly pair: number
  readonly from: number
  readonly steadyFrom: number
  readonly to: number
  /** When its pages are asked for. */
  readonly pagesAt: readonly number[]
}

/** So long after a visit its last page and its streams' ends may take. */
const PAUSE_SECONDS = 0.4

/** For the start of the processes, their pages and the sockets. */
const BOOT_SECONDS = 25

/** What a page of the bench takes beside what it computes: rendering its table, the request itself. */
const RENDER_MS = 5

/** The path of a point's page: the caller's, or the bench page that costs so much CPU. */
export function pageOf({ pageMs, path }: MapPoint): string {
  return path ?? `/bench/computed?ms=${Math.max(0, pageMs - RENDER_MS)}`
}

/** Whether two points load one page, however often. */
export function isSamePage(one: MapPoint, other: MapPoint): boolean {
  return one.pageMs === other.pageMs && one.path === other.path
}

/** Requests a second that take the point's share of a core together. */
export function requestsPerSecond({ pageMs, share }: MapPoint): number {
  return share === 0 ? 0 : (share * 1_000) / pageMs
}

/**
 * Every visit of a load: for each pair all points in random order, at each both deployments one right after the other; which comes
 * first is drawn, and turned round in every second pair.
 */
export function planVisits(load: VisitLoad, deployments: readonly string[]): readonly Visit[] {
  const { points, pairs, firstPair = 1, seed, visitSeconds, warmUpSeconds } = load
  const visits: Visit[] = []
  let from = 0
  for (let pair = firstPair; pair < firstPair + pairs; pair++) {
    const order = orderOfRound(
      points.map((_, index) => index),
      seed,
      pair,
    )
    for (const at of order) {
      const point = points[at]
      if (point === undefined) continue
      for (const deployment of orderOfRound(deployments, seed + 1 + at, pair)) {
        const pagesAt = pageMoments(load, { point: at, pair }).map(second => from + second)
        visits.push({
          ...{ index: visits.length, deployment, point, pair, from, pagesAt },
          steadyFrom: from + warmUpSeconds,
          to: from + visitSeconds,
        })
        from += visitSeconds + PAUSE_SECONDS
      }
    }
  }
  return visits
}

/** How long all visits take, in seconds. */
export function secondsOfVisits(load: VisitLoad, deployments: number): number {
  const visits = load.points.length * load.pairs * deployments
  return visits * (load.visitSeconds + PAUSE_SECONDS)
}

/** How long a trial with all visits takes, boot included, in whole seconds. */
export function secondsOfVisitsTrial(load: VisitLoad, deployments: number): number {
  return Math.ceil(secondsOfVisits(load, deployments)) + BOOT_SECONDS
}

/**
 * The requests of one visit, the same for both deployments. Over the visits of a point they come one in each interval of 1 ÷ rate, at a
 * moment that is drawn within it: as many as planned however short a visit is, and never in step with anything.
 */
function pageMoments(
  { points, visitSeconds, seed }: VisitLoad,
  { point: at, pair }: { point: number; pair: number },
): readonly number[] {
  const point = points[at]
  const perSecond = point === undefined ? 0 : requestsPerSecond(point)
  if (perSecond === 0) return []
  const [begin, end] = [(pair - 1) * visitSeconds, pair * visitSeconds]
  const moments: number[] = []
  for (let interval = Math.floor(begin * perSecond); interval < end * perSecond; interval++) {
    const moment = (interval + uniformFloat64(seededRandom(seed, at, interval))) / perSecond - begin
    if (moment >= 0 && moment < visitSeconds) moments.push(moment)
  }
  return moments
}

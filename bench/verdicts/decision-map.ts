import { quantileSorted } from 'simple-statistics'
import {
  type SeenPoint,
  type SeenVisit,
  visitedPoints,
} from '../measures/figures/visited-points.ts'
import { MAX_CONTROL_SHARE, MAX_LATENESS_MS } from '../plan/limits.ts'
import { slo } from '../plan/slo.ts'
import { type MapPoint, requestsPerSecond } from '../plan/visits.ts'
import type { Trial } from '../samples/trial.ts'
import { longestPage, type PageWait, waitQuantile } from './page-wait.ts'
import { hodgesLehmann, rankInterval } from './statistics/hodges-lehmann.ts'
import type { Interval } from './statistics/interval.ts'

/** From how many milliseconds a token counts as late. */
export const LATE_MS = [20, 50, 100] as const

/** What tokens and pages met at a point of the map in one deployment, pooled over its visits. */
export type PointFigures = {
  readonly tokens: number
  /** Added delay, in milliseconds. */
  readonly p90: number
  readonly p99: number
  readonly p999: number
  /** The share of tokens later than each of `LATE_MS`. */
  readonly late: readonly number[]
  /** The control's p99 is more than a fifth of the delay's: the figure includes what measuring adds. */
  readonly overheadHigh: boolean
  /** CPU that one page took, in milliseconds: what the deployment used beyond its visits without pages, ÷ the requests. */
  readonly pageCpuMs: number | undefined
  /** Latency of the pages, in milliseconds. */
  readonly pageP50: number | undefined
  readonly pageP99: number | undefined
  readonly pagesFailed: number
  /** Pages or tokens that the client was late for, p99 in milliseconds. */
  readonly lateness: number
}

/** A point of the map, in both deployments. */
export type DecidedPoint = {
  readonly point: MapPoint
  readonly byDeployment: Readonly<Record<string, PointFigures>>
  /** p99 of the first deployment ÷ the second's: Hodges and Lehmann's estimate over the pairs of visits, with its 95% interval. */
  readonly ratio:
    | { readonly value: number; readonly interval: Interval; readonly pairs: number }
    | undefined
  /** The p99 that the wait for pages and the delay without them give for one event loop. */
  readonly predictedP99: number | undefined
}

/** What a page costs the tokens: everything that the map says. */
export type DecisionMap = {
  readonly deployments: readonly string[]
  readonly sloMs: number
  /** Of a core, what tokens take without pages where pages share their loop; undefined where CPU could not be read. */
  readonly tokenShare: number | undefined
  readonly points: readonly DecidedPoint[]
  /** Measured p99 ÷ predicted, over the points with pages of the deployment that renders them on the loop of its tokens: median and the farthest. */
  readonly model:
    | { readonly median: number; readonly worst: number; readonly points: number }
    | undefined
  /** The longest page, in milliseconds of CPU, with which the model keeps p99 below the SLO at every load of the map. */
  readonly longestPageMs: number | undefined
}

/** The deployment whose pages and tokens share an event loop. */
export const ONE_LOOP = 'integrated'

/**
 * Trials → the map; undefined where none had visits.
 *
 * @param subjects the plan's, in its order
 */
export function decisionMap(
  trials: readonly Trial[],
  subjects: readonly string[],
): DecisionMap | undefined {
  const seen = visitedPoints(trials, subjects)
  const base = seen.find(({ point }) => point.share === 0)
  if (base === undefined) return undefined
  const points = seen.map(point => decide(point, seen, subjects))
  const sloMs = slo.addedDelayMs
  const tokenShare = coreShare(visitsOf(ONE_LOOP, base.visits), ONE_LOOP)
  const core = Math.max(...points.map(({ point }) => point.share))
  return {
    ...{ deployments: subjects, sloMs, points, tokenShare },
    model: modelError(points),
    longestPageMs:
      tokenShare === undefined || core === 0
        ? undefined
        : longestPage(sloMs, { core, tokenShare, share: 0.99 }),
  }
}

function decide(
  { point, visits }: SeenPoint,
  all: readonly SeenPoint[],
  subjects: readonly string[],
): DecidedPoint {
  const byDeployment = Object.fromEntries(
    subjects.flatMap(name => {
      const own = visitsOf(name, visits)
      const pageCpuMs = pageCpu(point, all, name)
      return own.length === 0 ? [] : [[name, figuresOf(own, pageCpuMs)]]
    }),
  )
  const figures: PointFigures | undefined = byDeployment[ONE_LOOP]
  const alone = visitsOf(ONE_LOOP, withoutPages(all))
  const tokenShare = coreShare(alone, ONE_LOOP)
  const wait: PageWait | undefined =
    figures?.pageCpuMs === undefined || tokenShare === undefined
      ? undefined
      : { pageMs: figures.pageCpuMs, perSecond: requestsPerSecond(point), tokenShare }
  return {
    point,
    byDeployment,
    ratio: ratioOf(visits, subjects),
    predictedP99: wait === undefined ? undefined : Math.max(waitQuantile(wait, 0.99), p99Of(alone)),
  }
}

const visitsOf = (name: string, visits: readonly SeenVisit[]) =>
  visits.filter(({ visit }) => visit.deployment === name)

const withoutPages = (all: readonly SeenPoint[]) =>
  all.filter(({ point }) => point.share === 0).flatMap(({ visits }) => visits)

function figuresOf(own: readonly SeenVisit[], pageCpuMs: number | undefined): PointFigures {
  const delays = sortedMs(own.flatMap(({ sample }) => sample.delayUs))
  const control = sortedMs(own.flatMap(({ sample }) => sample.controlUs))
  const pages = own.flatMap(({ sample }) => sample.pageMs).toSorted((a, b) => a - b)
  const lateness = own.flatMap(({ sample }) => sample.latenessMs).toSorted((a, b) => a - b)
  const p99 = quantile(delays, 0.99) ?? Number.NaN
  return {
    tokens: delays.length,
    p90: quantile(delays, 0.9) ?? Number.NaN,
    p99,
    p999: quantile(delays, 0.999) ?? Number.NaN,
    late: LATE_MS.map(ms => delays.filter(delay => delay > ms).length / delays.length),
    overheadHigh: (quantile(control, 0.99) ?? 0) > MAX_CONTROL_SHARE * p99,
    pageCpuMs,
    pageP50: quantile(pages, 0.5),
    pageP99: quantile(pages, 0.99),
    pagesFailed: own.reduce((sum, { sample }) => sum + sample.pagesFailed, 0),
    lateness: quantile(lateness, 0.99) ?? 0,
  }
}

/**
 * Milliseconds of CPU a request, over all loads of the same page: what the deployment used beyond its visits without pages ÷ the requests.
 * Undefined at the point without pages, and where CPU could not be read.
 */
function pageCpu(
  { pageMs }: MapPoint,
  all: readonly SeenPoint[],
  name: string,
): number | undefined {
  const alone = coreShare(visitsOf(name, withoutPages(all)), name)
  let [core, perSecond] = [0, 0]
  for (const { point, visits } of all) {
    if (point.pageMs !== pageMs || point.share === 0) continue
    const used = coreShare(visitsOf(name, visits), name)
    if (used === undefined || alone === undefined) return undefined
    core += used - alone
    perSecond += requestsPerSecond(point)
  }
  return perSecond === 0 ? undefined : (core * 1_000) / perSecond
}

/** Of a core, on average over visits. */
function coreShare(visits: readonly SeenVisit[], name: string): number | undefined {
  let [microseconds, seconds] = [0, 0]
  for (const { usage } of visits) {
    const used = usage?.cpuMicroseconds[name]
    if (usage === undefined || used === undefined) return undefined
    microseconds += used
    seconds += usage.seconds
  }
  return seconds === 0 ? undefined : microseconds / 1e6 / seconds
}

/** Visits of one pair met the same moment and the same pages: their ratio is one value. */
function ratioOf(
  visits: readonly SeenVisit[],
  [first, second]: readonly string[],
): DecidedPoint['ratio'] {
  const pairs = [...Map.groupBy(visits, ({ visit }) => visit.pair).values()]
  const logs = pairs.flatMap(pair => {
    const one = pair.filter(({ visit }) => visit.deployment === first)
    const other = pair.filter(({ visit }) => visit.deployment === second)
    return one.length === 0 || other.length === 0 ? [] : [Math.log(p99Of(one) / p99Of(other))]
  })
  if (logs.length === 0) return undefined
  const estimate = hodgesLehmann(logs)
  const { from, to } = rankInterval(estimate)
  return {
    value: Math.exp(estimate.median),
    interval: { from: Math.exp(from), to: Math.exp(to) },
    pairs: logs.length,
  }
}

function modelError(points: readonly DecidedPoint[]): DecisionMap['model'] {
  const factors = points.flatMap(({ byDeployment, predictedP99 }) => {
    const measured = byDeployment[ONE_LOOP]?.p99
    return measured === undefined || predictedP99 === undefined ? [] : [measured / predictedP99]
  })
  if (factors.length === 0) return undefined
  const sorted = factors.toSorted((a, b) => a - b)
  const worst = sorted.toSorted((a, b) => Math.abs(Math.log(b)) - Math.abs(Math.log(a)))[0] ?? 1
  return { median: quantile(sorted, 0.5) ?? 1, worst, points: factors.length }
}

const p99Of = (visits: readonly SeenVisit[]) =>
  quantile(sortedMs(visits.flatMap(({ sample }) => sample.delayUs)), 0.99) ?? Number.NaN

const sortedMs = (us: readonly number[]) => us.map(value => value / 1_000).toSorted((a, b) => a - b)

const quantile = (sorted: readonly number[], share: number) =>
  sorted.length === 0 ? undefined : quantileSorted([...sorted], share)

/** Whether the client could not offer a point as planned: its figures show the client's limit. */
export const isLate = ({ lateness }: PointFigures) => lateness > MAX_LATENESS_MS

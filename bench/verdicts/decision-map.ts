import {
  coreShare,
  pageCpu,
  type SeenPoint,
  type SeenVisit,
  visitedPoints,
  visitsOf,
} from '../measures/figures/visited-points.ts'
import { slo } from '../plan/slo.ts'
import { originalOf } from '../plan/subjects/again.ts'
import { type MapPoint, requestsPerSecond } from '../plan/visits.ts'
import type { Trial } from '../samples/trial.ts'
import {
  type FittedModel,
  fitTurn,
  type ModelError,
  modelError,
  predictLeftOut,
} from './map-model.ts'
import { longestPage, QUANTILE } from './page-wait.ts'
import { figuresOf, type PointFigures, p99Of } from './point-figures.ts'
import { hodgesLehmann, rankInterval } from './statistics/hodges-lehmann.ts'
import type { Interval } from './statistics/student.ts'

/** A point of the map, in both deployments. */
export type DecidedPoint = {
  readonly point: MapPoint
  readonly byDeployment: Readonly<Record<string, PointFigures>>
  /** p99 of the first deployment ÷ the second's: Hodges and Lehmann's estimate over the pairs of visits, with its 95% interval. */
  readonly ratio:
    | { readonly value: number; readonly interval: Interval; readonly pairs: number }
    | undefined
  /** By deployment, the p99 that the model predicts from the other points; of points with pages, where CPU could be read. */
  readonly predictedP99: Readonly<Record<string, number>>
}

/** What a page costs the tokens: everything that the map says. */
export type DecisionMap = {
  readonly deployments: readonly string[]
  readonly sloMs: number
  readonly points: readonly DecidedPoint[]
  /** What the predictions for each deployment rest on, and how far off they are; none where CPU could not be read. */
  readonly models: Readonly<Record<string, DeploymentModel>>
  /**
   * The longest page, in milliseconds of CPU, with which integrated keeps p99 below the SLO at every load of the map: what the model
   * says, and never more than the shortest page that was seen to pass it. Undefined where integrated passes it without pages.
   */
  readonly longestPageMs: number | undefined
}

/** The model of a deployment. */
export type DeploymentModel = FittedModel & {
  /** Of a core, what tokens take without pages. */
  readonly tokenShare: number
  /** How many tokens those are. */
  readonly tokensPerSecond: number
  readonly error: ModelError | undefined
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
  const decided = seen.map(point => decide(point, seen, subjects))
  const sloMs = slo.addedDelayMs
  const core = Math.max(...decided.map(({ point }) => point.share))
  const predicted = subjects.flatMap(name => predict(name, decided, base))
  const models = Object.fromEntries(predicted.map(({ name, model }) => [name, model]))
  const { tokenShare } = models[ONE_LOOP] ?? {}
  return {
    ...{ deployments: subjects, sloMs, models },
    points: decided.map(point => ({
      ...point,
      predictedP99: Object.fromEntries(
        predicted.flatMap(({ name, byPoint }) => {
          const p99 = byPoint.get(point)
          return p99 === undefined ? [] : [[name, p99]]
        }),
      ),
    })),
    longestPageMs: longestWithin(decided, sloMs, { core, tokenShare }),
  }
}

function longestWithin(
  points: readonly MeasuredPoint[],
  sloMs: number,
  { core, tokenShare }: { readonly core: number; readonly tokenShare: number | undefined },
): number | undefined {
  if (tokenShare === undefined || core === 0) return undefined
  if (passesWithoutPages({ points, sloMs }, ONE_LOOP)) return undefined
  const modelled = longestPage(sloMs, { core, tokenShare, share: QUANTILE })
  const limits = [...pagesBeyond(points, sloMs), ...(modelled === undefined ? [] : [modelled])]
  return limits.length === 0 ? undefined : Math.min(...limits)
}

/** The pages, in milliseconds of CPU, beside which the whole interval of integrated's p99 lies above the SLO. */
function pagesBeyond(points: readonly MeasuredPoint[], sloMs: number): readonly number[] {
  return points.flatMap(({ point, byDeployment }) => {
    const { pageCpuMs = point.pageMs, p99Interval } = byDeployment[ONE_LOOP] ?? {}
    return point.share > 0 && (p99Interval?.from ?? 0) > sloMs ? [pageCpuMs] : []
  })
}

type MeasuredPoint = Omit<DecidedPoint, 'predictedP99'>

function decide(
  { point, visits }: SeenPoint,
  all: readonly SeenPoint[],
  subjects: readonly string[],
): MeasuredPoint {
  const byDeployment = Object.fromEntries(
    subjects.flatMap(name => {
      const own = visitsOf(name, visits)
      const pageCpuMs = pageCpu(point, all, name)
      return own.length === 0 ? [] : [[name, figuresOf(own, pageCpuMs)]]
    }),
  )
  return { point, byDeployment, ratio: ratioOf(visits, subjects) }
}

/** The model of a deployment and what it predicts; nothing where CPU could not be read. */
function predict(name: string, points: readonly MeasuredPoint[], base: SeenPoint) {
  const alone = visitsOf(name, base.visits)
  const tokenShare = coreShare(alone, name)
  if (tokenShare === undefined) return []
  const baseMs = p99Of(alone)
  const tokensPerSecond =
    sumOf(alone, ({ sample }) => sample.delayUs.length) /
    sumOf(alone, ({ usage }) => usage?.seconds ?? 0)
  const places = points.flatMap(place => {
    const { pageCpuMs, p99 } = place.byDeployment[name] ?? {}
    if (pageCpuMs === undefined || p99 === undefined) return []
    const wait = { pageMs: pageCpuMs, perSecond: requestsPerSecond(place.point), tokenShare }
    return [{ place, wait, measuredP99: p99 }]
  })
  const oneLoop = originalOf(name) === ONE_LOOP
  const p99s = predictLeftOut(places, { baseMs, oneLoop })
  const pairs = places.map(({ place, measuredP99 }, index) => ({
    ...{ place, measured: measuredP99, predicted: p99s[index] ?? baseMs },
  }))
  const turnMs = oneLoop ? undefined : fitTurn(places, baseMs)
  return [
    {
      name,
      model: { baseMs, turnMs, tokenShare, tokensPerSecond, error: modelError(pairs) },
      byPoint: new Map(pairs.map(({ place, predicted }) => [place, predicted])),
    },
  ]
}

/** Visits of one pair met the same moment and the same pages: their ratio is one value. */
function ratioOf(
  visits: readonly SeenVisit[],
  [first, second]: readonly string[],
): DecidedPoint['ratio'] {
  const pairs = [...Map.groupBy(visits, ({ pair }) => pair).values()]
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

const sumOf = (visits: readonly SeenVisit[], of: (visit: SeenVisit) => number) =>
  visits.reduce((sum, visit) => sum + of(visit), 0)

/** Whether the whole interval of a deployment's p99 lies above the SLO without any page: then the map says nothing of its pages. */
export function passesWithoutPages(
  { points, sloMs }: { readonly points: readonly MeasuredPoint[]; readonly sloMs: number },
  name: string,
): boolean {
  const alone = points.find(({ point }) => point.share === 0)?.byDeployment[name]
  return alone !== undefined && alone.p99Interval.from > sloMs
}

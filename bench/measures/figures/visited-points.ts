import { MAX_LATENESS_MS } from '../../plan/limits.ts'
import {
  isSamePage,
  type MapPoint,
  planVisits,
  requestsPerSecond,
  type Visit,
} from '../../plan/visits.ts'
import type { VisitSample, VisitUsageSample } from '../../samples/run-sample.ts'
import type { Trial } from '../../samples/trial.ts'
import { distribution } from './distribution.ts'

/** One visit, as it was planned and as it went. */
export type SeenVisit = {
  readonly visit: Visit
  /** From 1, over all blocks of visits to the point: a block is a trial, whose processes no other has. */
  readonly pair: number
  readonly sample: VisitSample
  /** Absent where the CPU could not be read. */
  readonly usage: VisitUsageSample | undefined
}

/** Everything that was seen of one point of the map. */
export type SeenPoint = { readonly point: MapPoint; readonly visits: readonly SeenVisit[] }

/** The visits of trials that are not void, by their points in the order of the plan; empty where none had such visits. */
export const visitedPoints = (
  trials: readonly Trial[],
  subjects: readonly string[],
): readonly SeenPoint[] =>
  byPoints(allVisits(trials, subjects).filter(visit => !isVoidVisit(visit)))

function allVisits(trials: readonly Trial[], subjects: readonly string[]): readonly SeenVisit[] {
  let before = 0
  return trials.flatMap(trial => {
    const seen = seenVisits(trial, subjects, before)
    before += trial.header.action.type === 'visits' ? trial.header.action.visits.pairs : 0
    return seen
  })
}

function byPoints(visits: readonly SeenVisit[]): readonly SeenPoint[] {
  const byPoint = Map.groupBy(visits, ({ visit: { point } }) =>
    [point.pageMs, point.share, point.path].join(' '),
  )
  return [...byPoint.values()]
    .flatMap(([first, ...rest]) =>
      first === undefined ? [] : [{ point: first.visit.point, visits: [first, ...rest] }],
    )
    .toSorted((a, b) => a.point.pageMs - b.point.pageMs || a.point.share - b.point.share)
}

function seenVisits(
  { header, samples }: Trial,
  subjects: readonly string[],
  before: number,
): SeenVisit[] {
  if (header.action.type !== 'visits') return []
  // What is made again has numbers behind all others already.
  const offset = header.action.visits.firstPair === undefined ? before : 0
  const plan = planVisits(header.action.visits, subjects)
  const usages = samples.filter(sample => sample.type === 'visit-usage')
  return (
    samples
      .filter(sample => sample.type === 'visit')
      // One that began too late, behind pages that were still to be answered, has no steady part.
      .filter(({ delayUs }) => delayUs.length > 0)
      .flatMap(sample => {
        const visit = plan[sample.visit]
        const usage = usages.find(candidate => candidate.visit === sample.visit)
        return visit === undefined ? [] : [{ visit, pair: offset + visit.pair, sample, usage }]
      })
  )
}

/** The control stream, which no deployment holds up, was late. */
const isVoidVisit = ({ sample }: SeenVisit): boolean =>
  (distribution(sample.controlUs).p99 ?? 0) > MAX_LATENESS_MS * 1_000

/** How many pairs of a trial with visits have a void one, at the point that has most of them. */
export function lostPairs(trial: Trial): number {
  const seen = byPoints(allVisits([trial], trial.header.subjects ?? []))
  return Math.max(
    0,
    ...seen.map(({ visits }) => new Set(visits.filter(isVoidVisit).map(({ pair }) => pair)).size),
  )
}

/** The visits to one deployment. */
export const visitsOf = (name: string, visits: readonly SeenVisit[]) =>
  visits.filter(({ visit }) => visit.deployment === name)

/** The visits of the point without pages. */
const withoutPages = (all: readonly SeenPoint[]) =>
  all.filter(({ point }) => point.share === 0).flatMap(({ visits }) => visits)

/**
 * Milliseconds of CPU a request, over all loads of the same page: what the deployment used beyond its visits without pages ÷ the requests
 * that were planned, and at least what the page computes by its own count, or took of an idle deployment before the run. The difference
 * reads less where tokens wait for the page: they then go out together, which is cheaper. Undefined at the point without pages, and where CPU could not be read.
 */
export function pageCpu(
  page: MapPoint,
  all: readonly SeenPoint[],
  name: string,
): number | undefined {
  const alone = coreShare(visitsOf(name, withoutPages(all)), name)
  let [core, perSecond] = [0, 0]
  for (const { point, visits } of all) {
    if (!isSamePage(point, page) || point.share === 0) continue
    const used = coreShare(visitsOf(name, visits), name)
    if (used === undefined || alone === undefined) return undefined
    core += used - alone
    perSecond += requestsPerSecond(point)
  }
  return perSecond === 0 ? undefined : Math.max(page.pageMs, (core * 1_000) / perSecond)
}

/** Of a core, on average over visits. */
export function coreShare(visits: readonly SeenVisit[], name: string): number | undefined {
  let [microseconds, seconds] = [0, 0]
  for (const { usage } of visits) {
    const used = usage?.cpuMicroseconds[name]
    if (usage === undefined || used === undefined) return undefined
    microseconds += used
    seconds += usage.seconds
  }
  return seconds === 0 ? undefined : microseconds / 1e6 / seconds
}

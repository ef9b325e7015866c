import { isSamePage, type MapPoint, requestsPerSecond } from '../../plan/visits.ts'
import type { SeenPoint, SeenVisit } from './visited-points.ts'

/** The visits to one deployment. */
export const visitsOf = (name: string, visits: readonly SeenVisit[]) =>
  visits.filter(({ visit }) => visit.deployment === name)

/** The visits of the point without pages. */
const withoutPages = (all: readonly SeenPoint[]) =>
  all.filter(({ point }) => point.share === 0).flatMap(({ visits }) => visits)

/**
 * Milliseconds of CPU a request, over all loads of the same page: what the deployment used beyond its visits without pages ÷ the requests,
 * and at least what the page computes by its own count, or took of an idle deployment before the run. The difference reads less where tokens wait for the page: they then go out
 * together, which is cheaper. Undefined at the point without pages, and where CPU could not be read.
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

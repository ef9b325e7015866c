import { type MapPoint, secondsOfVisitsTrial, type VisitLoad } from '../visits.ts'
import { decisionMap } from './decision-map.ts'
import { pageLoadsShare } from './page-loads.ts'
import type { Scenario } from './scenario.ts'

/** A page of the caller's own, and what a request to it took before the run. */
export type OwnPage = { readonly path: string; readonly cpuMs: number }

/** The fewest that have an interval of 95% by ranks. */
const PAIRS = 6

/** However cheap the page is: the client asks for no more. */
const MOST_PER_SECOND = 200

/**
 * The points of a page: as many requests as take these shares of a core, so that it can be told from the bench's pages by what it
 * costs alone; one a visit at least.
 */
export function pointsOfOwnPage(
  { path, cpuMs }: OwnPage,
  shares: readonly number[],
): readonly MapPoint[] {
  const least = 1 / decisionMap.action.visits.visitSeconds
  const rates = shares.map(share =>
    Math.min(MOST_PER_SECOND, Math.max((share * 1_000) / cpuMs, least)),
  )
  return [...new Set(rates)].map(perSecond => {
    const share = (perSecond * cpuMs) / 1_000
    return { pageMs: cpuMs, share, path }
  })
}

function loadOf(page: OwnPage): VisitLoad {
  const points = [{ pageMs: 0, share: 0 }, ...pointsOfOwnPage(page, [pageLoadsShare])]
  return { ...decisionMap.action.visits, pairs: PAIRS, points }
}

/** The scenario as it is known before a page is: its name and how long it takes. */
const visits = loadOf({ path: '/', cpuMs: 50 })

/** What a page of the caller's own costs the tokens beside it. */
export const ownPage = {
  name: 'own-page',
  title: { en: 'What your page costs the tokens', zh: '您的页面对词元的代价' },
  seconds: secondsOfVisitsTrial(visits, 2),
  rounds: 1,
  action: { type: 'visits', visits },
} as const satisfies Scenario

/** The same for a page that was looked at. */
export function besideOwnPage(page: OwnPage): Scenario & { readonly name: typeof ownPage.name } {
  return { ...ownPage, action: { type: 'visits', visits: loadOf(page) } }
}

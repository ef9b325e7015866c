import { type MapPoint, secondsOfVisitsTrial, type VisitLoad } from '../visits.ts'
import { decisionMap } from './decision-map.ts'
import type { Scenario } from './scenario.ts'

/** Of a core, what all requests take together: what a point costs then depends on how long one page is. */
export const pageLoadsShare = 0.2

/** What one request costs: a page that only renders, and two that compute. */
export const pageLoadsMs = [5, 50, 200] as const

/** One of them. */
export type PageMs = (typeof pageLoadsMs)[number]

const points: readonly MapPoint[] = [
  { pageMs: 0, share: 0 },
  ...pageLoadsMs.map(pageMs => ({ pageMs, share: pageLoadsShare })),
]

/** Why eleven pairs: docs/method.md. */
const visits: VisitLoad = { ...decisionMap.action.visits, pairs: 11, points }

/** The question that decides most: what three page loads cost the tokens, from one boot of all deployments. */
export const pageLoads = {
  name: 'page-loads',
  title: { en: 'What three page loads cost the tokens', zh: '三种页面负载对词元的代价' },
  seconds: secondsOfVisitsTrial(visits, 2),
  rounds: 1,
  needsBundledPages: true,
  action: { type: 'visits', visits },
} as const satisfies Scenario

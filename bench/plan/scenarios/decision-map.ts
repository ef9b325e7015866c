import type { MapPoint } from '../visits.ts'
import type { Scenario } from './scenario.ts'

/** What one request may cost: a light page of the bench, and three that compute. */
const PAGE_MS = [5, 10, 50, 200]

/** Of a core, all requests together. */
export const MAP_SHARES = [0.05, 0.2, 0.4]

const points: readonly MapPoint[] = [
  { pageMs: 0, share: 0 },
  ...PAGE_MS.flatMap(pageMs => MAP_SHARES.map(share => ({ pageMs, share }))),
]

/** What a page costs the tokens beside it: both deployments up at once, and the load goes from one to the other. */
export const decisionMap = {
  name: 'decision-map',
  title: { en: 'What a page costs the tokens', zh: '页面对词元的代价' },
  seconds: 560,
  rounds: 1,
  needsBundledPages: true,
  action: {
    type: 'visits',
    visits: { streams: 200, visitSeconds: 3, warmUpSeconds: 0.9, pairs: 6, points, seed: 1 },
  },
} as const satisfies Scenario

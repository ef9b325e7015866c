import { trialSummary } from '../figures/trial-summary.ts'
import type { Measure } from '../measure.ts'
import { above, type CurvePoint, pageLatencyCurve, tokenDelayCurve } from './interference.ts'

/** Last point ÷ first: what the largest load beside does. Undefined without a point at 0, or without another. */
function rise(curve: readonly CurvePoint[]): number | undefined {
  const [first, last] = [curve.at(0), curve.at(-1)]
  if (first === undefined || last === undefined || first.x !== 0 || last.x === 0) return undefined
  return last.y / first.y
}

/** Added delay p99 beside the largest load of one kind of page ÷ without pages. */
const tokenDelayRiseBeside = <Page extends string>(page: Page) =>
  ({
    name: `token-delay-rise-${page}` as const,
    unit: 'share',
    better: 'lower',
    skewed: true,
    scenario: 'interference',
    of: trial => rise(tokenDelayCurve(trial, page)),
  }) as const satisfies Measure

/** Requests a second to one kind of page at which the added delay p99 passes the SLO; undefined where it never did. */
const pageLoadAtSlo = <Page extends string>(page: Page) =>
  ({
    name: `page-load-at-slo-${page}` as const,
    unit: 'per-second',
    better: 'higher',
    scenario: 'interference',
    of: trial => {
      const limit = trialSummary(trial)?.profile.slo.addedDelayMs
      return limit === undefined ? undefined : above(tokenDelayCurve(trial, page), limit)
    },
  }) as const satisfies Measure

/** Latency p99 of the rendered page beside the most streams ÷ without streams. */
const pageRiseBesideStreams = {
  name: 'page-rise-beside-most-streams',
  unit: 'share',
  better: 'lower',
  skewed: true,
  scenario: 'interference',
  of: trial => rise(pageLatencyCurve(trial, 'rendered')),
} as const satisfies Measure

/** What a trial of the scenario `interference` tells. */
export const interferenceMeasures = [
  tokenDelayRiseBeside('static'),
  tokenDelayRiseBeside('rendered'),
  tokenDelayRiseBeside('computed'),
  pageLoadAtSlo('rendered'),
  pageLoadAtSlo('computed'),
  pageRiseBesideStreams,
] as const

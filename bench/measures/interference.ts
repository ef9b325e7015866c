import type { ProfileWindow } from '../plan/windows.ts'
import type { Trial } from '../samples/trial.ts'
import { trialSummary, usableWindows } from './figures/summary.ts'
import type { WindowFigures } from './figures/window-figures.ts'
import type { Measure } from './measure.ts'

// Interference as curves, both ways. The windows are known by what they load, not by their names; void ones are left out.

/** A point of a curve. */
export type CurvePoint = { readonly x: number; readonly y: number }

/** Requests a second to one kind of page → added delay of a token, p99 in milliseconds. Begins at 0: streams alone. */
export function tokenDelayCurve(trial: Trial, page: string): readonly CurvePoint[] {
  return points(trial, ({ plan, figures }) => {
    if (plan.tokensPerSecond === 0 || plan.pages.length > 1) return undefined
    const [load] = plan.pages
    if (load !== undefined && load.page !== page) return undefined
    return { x: load?.perSecond ?? 0, y: figures.delay?.addedMs.p99 }
  })
}

/** Tokens a second → latency of a page under a fixed load, p99 in milliseconds. Begins at 0: pages alone. */
export function pageLatencyCurve(trial: Trial, page: string): readonly CurvePoint[] {
  return points(trial, ({ plan, figures }) => {
    if (plan.pages.length < 2) return undefined
    const found = figures.pages.find(candidate => candidate.page === page)
    return { x: plan.tokensPerSecond, y: found?.latencyMs.p99 }
  })
}

/** Where a curve rises above a value: the smallest x, on straight lines between its points; undefined when it stays below. */
export function above(curve: readonly CurvePoint[], limit: number): number | undefined {
  const index = curve.findIndex(({ y }) => y > limit)
  const [before, after] = [curve[index - 1], curve[index]]
  if (after === undefined) return undefined
  if (before === undefined) return after.x
  return before.x + ((limit - before.y) / (after.y - before.y)) * (after.x - before.x)
}

type Pair = { readonly plan: ProfileWindow; readonly figures: WindowFigures }

function points(
  trial: Trial,
  pointOf: (pair: Pair) => { x: number; y: number | undefined } | undefined,
): readonly CurvePoint[] {
  const plans = trialSummary(trial)?.profile.windows ?? []
  return usableWindows(trial)
    .flatMap(figures => {
      const plan = plans.find(({ name }) => name === figures.name)
      const point = plan === undefined ? undefined : pointOf({ plan, figures })
      return point?.y === undefined ? [] : [{ x: point.x, y: point.y }]
    })
    .toSorted((a, b) => a.x - b.x)
}

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

import type { ProfileWindow } from '../../plan/windows.ts'
import type { Trial } from '../../samples/trial.ts'
import { trialSummary, usableWindows } from '../figures/trial-summary.ts'
import type { WindowFigures } from '../figures/window-figures.ts'

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

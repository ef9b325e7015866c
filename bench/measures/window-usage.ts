import { mean } from 'simple-statistics'
import type { ScenarioName } from '../plan/scenarios/registry.ts'
import type { Part } from '../samples/run-sample.ts'
import type { Trial } from '../samples/trial.ts'
import { trialSummary } from './figures/summary.ts'
import type { UsageFigures } from './figures/usage.ts'
import { generatorLimits } from './validity.ts'

/** A share of one core, over trials. */
export type CoreShare = { readonly mean: number; readonly largest: number }

/** Who was saturated? What was used in the steady part of a window, over the trials of one deployment that did not fail. */
export type WindowUsage = {
  readonly scenario: ScenarioName
  readonly window: string
  readonly deployment: string
  readonly trials: number
  /** CPU by part: the deployment, and whatever else took part in the load. */
  readonly parts: Readonly<Record<string, CoreShare>>
  /** CPU of all parts but the deployment. */
  readonly harness: CoreShare
  /** In how many of the trials the harness was saturated: these show its limit, not the deployment's. */
  readonly saturatedTrials: number
}

/** A window of one trial. */
type Watched = Pick<WindowUsage, 'scenario' | 'window' | 'deployment'> & {
  readonly usage: UsageFigures
  readonly isSaturated: boolean
}

/**
 * What each part used in each window, over the trials of a deployment: windows in the order in which they took place, the
 * deployments of each side by side. Void windows are in it, for a saturated generator is why many a window is void; what a
 * trial measured before it failed is not.
 */
export function windowUsages(trials: readonly Trial[]): readonly WindowUsage[] {
  const watched = trials.filter(({ failure }) => failure === undefined).flatMap(watchedWindows)
  const windows = Map.groupBy(watched, ({ scenario, window }) => `${scenario} ${window}`)
  return [...windows.values()]
    .flatMap(ofWindow => [...Map.groupBy(ofWindow, ({ deployment }) => deployment).values()])
    .flatMap(overTrials)
}

function watchedWindows(trial: Trial): readonly Watched[] {
  const { scenario, deployment } = trial.header
  return (trialSummary(trial)?.windows ?? []).flatMap(window => {
    const { name, usage } = window
    if (usage === undefined) return []
    const isSaturated = generatorLimits(window).length > 0
    return [{ scenario, window: name, deployment, usage, isSaturated }]
  })
}

function overTrials(watched: readonly Watched[]): readonly WindowUsage[] {
  const [first] = watched
  if (first === undefined) return []
  const { scenario, window, deployment } = first
  const shares = watched.map(({ usage }) => usage.shareOfCore)
  const parts = [...new Set(shares.flatMap(share => Object.keys(share) as Part[]))]
  return [
    {
      scenario,
      window,
      deployment,
      trials: watched.length,
      parts: Object.fromEntries(
        parts.map(part => [part, coreShare(shares.flatMap(share => share[part] ?? []))]),
      ),
      harness: coreShare(watched.map(({ usage }) => usage.harnessShare)),
      saturatedTrials: watched.filter(({ isSaturated }) => isSaturated).length,
    },
  ]
}

const coreShare = (shares: readonly number[]): CoreShare => ({
  mean: mean([...shares]),
  largest: Math.max(...shares),
})

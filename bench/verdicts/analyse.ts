import { trialState, trialSummary } from '../measures/figures/trial-summary.ts'
import { censoredRounds, observationsOf } from '../measures/observations.ts'
import { measureNamed } from '../measures/registry.ts'
import { windowValidity } from '../measures/validity.ts'
import { windowUsages } from '../measures/window-usage.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Trial } from '../samples/trial.ts'
import { claimsFor } from './claims-for.ts'
import type { ClaimResult, Comparison, TrialSummary } from './comparison.ts'
import { decisionMap } from './decision-map.ts'
import { judge } from './judge.ts'
import { lostWindows } from './lost-windows.ts'
import { notRun } from './not-run.ts'
import { decide, stopReason } from './stop.ts'

/** What a comparison's trials come to. The same trials give the same result, to the byte. */
export function analyse(header: RunHeader, trials: readonly Trial[]): Comparison {
  const observations = trials.flatMap(observationsOf)
  const step = decide(header, trials, observations)
  const claims = claimsOf(header, trials)
  const lost = lostWindows(header.plan, trials)
  const map = decisionMap(trials, header.plan.subjects)
  return {
    header,
    trials: trials.map(summaryOf),
    usage: windowUsages(trials),
    observations,
    claims,
    ...(map !== undefined && { map }),
    voids: voidsOf(header, trials, claims),
    ...(lost.length > 0 && { lost }),
    stopped: stopReason(step, header),
    ...(step.state !== 'stop' && { interrupted: true as const }),
    ...(trials.some(lacksArrivals) && { withoutArrivals: true as const }),
    notRun: notRun(header),
  }
}

/** Many tokens that arrived in one and the same millisecond, all of them, were given that moment afterwards. */
function lacksArrivals({ samples }: Trial): boolean {
  return samples.some(sample => {
    if (sample.type !== 'delay') return false
    const { arrivedMs } = sample.relayed
    return arrivedMs.length > 1 && arrivedMs.every(atMs => atMs === arrivedMs[0])
  })
}

function claimsOf(header: RunHeader, trials: readonly Trial[]): readonly ClaimResult[] {
  const seen = {
    observations: trials.flatMap(observationsOf),
    censored: trials.flatMap(censoredRounds),
    leftOut: header.plan.leftOut,
  }
  return judge(claimsFor(header), seen, measureNamed)
}

/** How many windows of each deployment are void, and what the claims would read if they counted. */
function voidsOf(
  header: RunHeader,
  trials: readonly Trial[],
  claims: readonly ClaimResult[],
): Comparison['voids'] {
  const windows = trials.flatMap(trial =>
    (trialSummary(trial)?.windows ?? []).map(window => ({
      deployment: trial.header.deployment,
      isVoid: windowValidity(window).state === 'void',
    })),
  )
  const byDeployment = [...Map.groupBy(windows, ({ deployment }) => deployment)].map(
    ([deployment, own]) => ({
      deployment,
      windows: own.length,
      voids: own.filter(({ isVoid }) => isVoid).length,
    }),
  )
  if (!windows.some(({ isVoid }) => isVoid)) return { byDeployment, otherwise: [] }
  const kept = claimsOf(
    header,
    trials.map(trial => ({ ...trial, voids: 'kept' })),
  )
  const otherwise = kept
    .filter(({ verdict }, index) => verdict !== claims[index]?.verdict)
    .map(({ claim, verdict }) => ({ claim: claim.name, verdict }))
  return { byDeployment, otherwise }
}

function summaryOf(trial: Trial): TrialSummary {
  const { scenario, deployment, round, startedAt } = trial.header
  const seconds = Math.round((Date.parse(trial.endedAt) - Date.parse(startedAt)) / 1_000)
  return { scenario, deployment, round, startedAt, seconds, ...trialState(trial) }
}

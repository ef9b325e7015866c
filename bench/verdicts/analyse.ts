import { trialState, trialSummary } from '../measures/figures/summary.ts'
import { censoredRounds, type Observation, observationsOf } from '../measures/observations.ts'
import { measureNamed } from '../measures/registry.ts'
import { windowValidity } from '../measures/validity.ts'
import { windowUsages } from '../measures/window-usage.ts'
import { coresForEach } from '../plan/core-allocation.ts'
import { scenarioNamed, scenarios } from '../plan/scenarios/registry.ts'
import { deploymentNamed } from '../plan/subjects/registry.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Trial } from '../samples/trial.ts'
import type { Claim } from './claims/claim.ts'
import { claims } from './claims/registry.ts'
import type { ClaimResult, Comparison, NotRun, TrialSummary } from './comparison.ts'
import { decisionMap } from './decision-map.ts'
import { judge } from './judge.ts'
import { lostWindows } from './lost-windows.ts'
import { decide, stopReason } from './stop.ts'

/** What a comparison's trials come to. The same trials give the same result, to the byte. */
export function analyse(header: RunHeader, trials: readonly Trial[]): Comparison {
  const observations = trials.flatMap(observationsOf)
  const step = decide(header, trials, observations)
  const claims = claimsOf(header, trials, observations)
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

function claimsOf(
  header: RunHeader,
  trials: readonly Trial[],
  observations: readonly Observation[],
): readonly ClaimResult[] {
  const seen = {
    observations,
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
  const withVoids = trials.map((trial): Trial => ({ ...trial, voids: 'kept' }))
  const kept = claimsOf(header, withVoids, withVoids.flatMap(observationsOf))
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

/** The claims that a comparison is asked. Of another app some cannot be told, whatever its budget. */
export function claimsFor({ environment }: Pick<RunHeader, 'environment'>): readonly Claim[] {
  if (environment.app === undefined) return claims
  return claims.map(claim => {
    if (claim.state === 'not-measured') return claim
    const possible = claim.criteria.some(
      ({ measure }) => !scenarioNamed(measureNamed(measure).scenario).needsBundledPages,
    )
    return possible ? claim : { name: claim.name, state: 'not-measured', needs: 'bundled-pages' }
  })
}

/** What a comparison leaves out. */
export function notRun({ environment, plan }: RunHeader): readonly NotRun[] {
  return [
    ...(environment.app === undefined ? [] : withoutBundledPages),
    ...plan.leftOut.map(left =>
      'minutes' in left
        ? { kind: 'budget' as const, ...left }
        : { kind: 'programs' as const, ...left },
    ),
    // The allocation of cores with which it did not run is another question.
    plan.cores === 'each'
      ? { kind: 'equal-cores' }
      : {
          kind: 'own-cores',
          needed: coresForEach(plan.subjects.map(deploymentNamed)),
          usable: environment.usableCores,
        },
  ]
}

/** What a comparison of another app leaves out, whatever its budget. */
const withoutBundledPages: readonly NotRun[] = [
  ...scenarios
    .filter(({ needsBundledPages }) => needsBundledPages)
    .map(({ name }) => ({ kind: 'bundled-pages' as const, scenario: name })),
  { kind: 'chat-page' },
]

import { trialValidity } from '../measures/figures/trial-summary.ts'
import { censoredRounds, observationsOf } from '../measures/observations.ts'
import { measureNamed } from '../measures/registry.ts'
import { windowUsages } from '../measures/window-usage.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Trial } from '../samples/trial.ts'
import { claimsFor } from './claims-for.ts'
import type { Comparison, TrialSummary } from './comparison.ts'
import { judge } from './judge.ts'
import { notRun } from './not-run.ts'
import { decide, stopReason } from './stop.ts'

/** What a comparison's trials come to. The same trials give the same result, to the byte. */
export function analyse(header: RunHeader, trials: readonly Trial[]): Comparison {
  const observations = trials.flatMap(observationsOf)
  const step = decide(header, trials, observations)
  return {
    header,
    trials: trials.map(summaryOf),
    usage: windowUsages(trials),
    observations,
    claims: judge(
      claimsFor(header),
      { observations, censored: trials.flatMap(censoredRounds) },
      measureNamed,
    ),
    stopped: stopReason(step, header),
    ...(step.state !== 'stop' && { interrupted: true as const }),
    notRun: notRun(header),
  }
}

function summaryOf(trial: Trial): TrialSummary {
  const { scenario, deployment, round, startedAt } = trial.header
  const seconds = Math.round((Date.parse(trial.endedAt) - Date.parse(startedAt)) / 1_000)
  return { scenario, deployment, round, startedAt, seconds, ...stateOf(trial) }
}

function stateOf(trial: Trial): Pick<TrialSummary, 'state' | 'reasons'> {
  if (trial.failure !== undefined) {
    return { state: 'void', reasons: [{ kind: 'failed', message: trial.failure }] }
  }
  const validity = trialValidity(trial)
  return validity.state === 'valid' ? { ...validity, reasons: [] } : validity
}

import { trialValidity } from '../measures/figures/trial-summary.ts'
import { lossesOf } from '../measures/losses.ts'
import { measureNamed, measures } from '../measures/registry.ts'
import { windowUsages } from '../measures/window-usage.ts'
import { notRun } from '../plan/plan.ts'
import type { ComparisonHeader } from '../samples/header.ts'
import type { Trial } from '../samples/trial.ts'
import { claimsFor } from './claims-for.ts'
import type { Comparison, Observation, TrialSummary } from './comparison.ts'
import { judge } from './judge.ts'
import { decide, stopWords } from './stop.ts'

/** What a comparison's trials come to. The same trials give the same result, to the byte. */
export function conclude(header: ComparisonHeader, trials: readonly Trial[]): Comparison {
  const observations = trials.flatMap(observe)
  const step = decide(header, trials, observations)
  return {
    header,
    trials: trials.map(summaryOf),
    usage: windowUsages(trials),
    observations,
    claims: judge(
      claimsFor(header),
      { observations, losses: trials.flatMap(lossesOf) },
      measureNamed,
    ),
    stopped: stopWords(step, header),
    ...(step.state !== 'stop' && { partial: true as const }),
    notRun: notRun(header),
  }
}

/** Every value of a trial. What a void window or a trial that failed showed is no value, nor what a plain load's window at the generator's limit showed. */
export function observe(trial: Trial): readonly Observation[] {
  if (trial.failure !== undefined) return []
  const { scenario, deployment, round } = trial.header
  return measures
    .filter(measure => measure.scenario === scenario)
    .flatMap(({ name, of, marked }) => {
      const value = of(trial)
      if (value === undefined) return []
      const mark = marked?.(trial) ? { marked: true as const } : {}
      return [{ measure: name, deployment, round, value, ...mark }]
    })
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

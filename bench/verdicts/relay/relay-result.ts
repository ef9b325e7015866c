import { max, median, min } from 'simple-statistics'
import { relayCost } from '../../measures/cpu.ts'
import type { Distribution } from '../../measures/figures/distribution.ts'
import { trialState, trialSummary } from '../../measures/figures/summary.ts'
import type { WindowFigures } from '../../measures/figures/window-figures.ts'
import { censoredRounds, type Observation, observationsOf } from '../../measures/observations.ts'
import type { Reason } from '../../measures/validity.ts'
import { RELAY_BASELINE } from '../../plan/subjects/relay.ts'
import type { RunHeader } from '../../samples/run-header.ts'
import type { Trial } from '../../samples/trial.ts'
import { type CostRatio, costRatio, type GoalResult, goals, judgeGoals } from './judge-goals.ts'

/** The figures of one variant: medians over its rounds, those that may not be quoted among them. Undefined: not measured here. */
export type VariantFigures = {
  readonly name: string
  readonly cpuPerTokenUs:
    | { readonly median: number; readonly min: number; readonly max: number }
    | undefined
  /** To the plain loop, over all rounds that both ended. */
  readonly ratioToLoop: CostRatio | undefined
  readonly delayMs: { readonly p50: number | undefined; readonly p99: number | undefined }
  readonly controlP99Ms: number | undefined
  /** In how many rounds the control's p99 was above a fifth of the delay's. */
  readonly overheadRounds: number
  readonly received: number | undefined
  readonly tokensPerRead: number | undefined
  readonly tokensPerWakeUp: number | undefined
  /** PSS before the first stream, and with all of them live. */
  readonly pssBytes: { readonly idle: number | undefined; readonly load: number | undefined }
  /** CPU as a share of one core. */
  readonly shareOfCore: Readonly<Record<'deployment' | 'mock' | 'probe', number | undefined>>
  /** Rounds that may not be quoted, and why. */
  readonly invalid: readonly { readonly round: number; readonly reasons: readonly Reason[] }[]
}

/** Everything that is said of ways to relay a token. Made from the trials alone. */
export type RelayResult = {
  readonly run: RunHeader
  readonly variants: readonly VariantFigures[]
  readonly goals: readonly GoalResult[]
}

/** Trials → result. */
export function relayResult(run: RunHeader, trials: readonly Trial[]): RelayResult {
  const observations = trials.flatMap(observationsOf)
  const censored = trials.flatMap(censoredRounds)
  const costs = trials.flatMap(costOf)
  return {
    run,
    variants: run.plan.subjects.map(name => ({
      name,
      ratioToLoop:
        name === RELAY_BASELINE
          ? undefined
          : costRatio(costs, { variant: name, against: RELAY_BASELINE }),
      ...figuresOf(trials.filter(({ header }) => header.deployment === name)),
    })),
    goals: judgeGoals(goals, { observations, censored }),
  }
}

function figuresOf(all: readonly Trial[]): Omit<VariantFigures, 'name' | 'ratioToLoop'> {
  const trials = all.filter(({ failure }) => failure === undefined)
  const windows = trials.flatMap(trial => trialSummary(trial)?.windows ?? [])
  const middle = (value: (window: WindowFigures) => number | undefined) =>
    medianOf(windows.map(value))
  const delay = (
    at: (delay: { addedMs: Distribution; controlMs: Distribution }) => number | undefined,
  ) => middle(window => window.delay && at(window.delay))
  const share = (part: 'deployment' | 'mock' | 'probe') =>
    middle(({ usage }) => usage?.shareOfCore[part])
  const costs = windows.flatMap(({ usage }) => usage?.cpuPerTokenUs ?? [])
  return {
    cpuPerTokenUs:
      costs.length === 0 ? undefined : { median: median(costs), min: min(costs), max: max(costs) },
    delayMs: {
      p50: delay(({ addedMs }) => addedMs.p50),
      p99: delay(({ addedMs }) => addedMs.p99),
    },
    controlP99Ms: delay(({ controlMs }) => controlMs.p99),
    overheadRounds: windows.filter(window => window.delay?.overheadHigh).length,
    received: middle(({ relay }) => relay?.received),
    tokensPerRead: middle(({ relay }) => relay?.tokensPerRead),
    tokensPerWakeUp: middle(({ relay }) => relay?.tokensPerWakeUp),
    pssBytes: {
      idle: medianOf(trials.map(trial => pssOf(trial, undefined))),
      load: medianOf(trials.map(trial => pssOf(trial, 'relay'))),
    },
    shareOfCore: { deployment: share('deployment'), mock: share('mock'), probe: share('probe') },
    invalid: all.flatMap(trial => {
      const { state, reasons } = trialState(trial)
      return state === 'valid' ? [] : [{ round: trial.header.round, reasons }]
    }),
  }
}

/** What a token cost in a trial, whether it may be quoted or not. */
function costOf(trial: Trial): readonly Observation[] {
  const { deployment, round } = trial.header
  const value = trialSummary(trial)?.windows[0]?.usage?.cpuPerTokenUs
  if (value === undefined || trial.failure !== undefined) return []
  return [{ measure: relayCost.name, deployment, round, value }]
}

function pssOf({ samples }: Trial, window: string | undefined): number | undefined {
  return samples.filter(sample => sample.type === 'memory').find(sample => sample.window === window)
    ?.pssBytes
}

function medianOf(values: readonly (number | undefined)[]): number | undefined {
  const measured = values.filter(value => value !== undefined)
  return measured.length === 0 ? undefined : median(measured)
}

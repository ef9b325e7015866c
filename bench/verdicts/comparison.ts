import type { MeasureName } from '../measures/measure.ts'
import type { Observation } from '../measures/observations.ts'
import type { Reason } from '../measures/validity.ts'
import type { WindowUsage } from '../measures/window-usage.ts'
import type { ScenarioName } from '../plan/scenarios/registry.ts'
import type { Program } from '../plan/scenarios/scenario.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Claim, Criterion, DeploymentName } from './claims/claim.ts'
import type { DecisionMap } from './decision-map.ts'
import type { Interval } from './statistics/student.ts'

// What `npm run bench` finds, made from its trials alone. The report, `compare` and, beside a decision map that was measured alone, `advise` read nothing else.

/** What a claim came to. `mixed`: two findings that cannot be chance pull apart. */
export type Verdict = Decision | 'mixed'

/**
 * What one criterion says. `for` and `against`: its whole interval lies on one side of "no difference at all", the claim's or the
 * other, but does not reach beyond the threshold.
 */
export type Finding = Decision | 'for' | 'against'

type Decision = 'confirmed' | 'refuted' | 'no difference' | 'inconclusive' | 'not measured'

/** Why a ratio or a difference that was measured came to no verdict. */
export type InconclusiveReason =
  /** The method asks for more rounds. */
  | 'too-few-rounds'
  /** The interval reaches over the threshold. */
  | 'wide-interval'
  /** The interval alone would decide, but not as one of many: Holm's correction. */
  | 'many-criteria'
  /** It would be "no difference", but in most rounds a figure includes measurement overhead, which draws the two together. */
  | 'overhead-high'
  /** It would speak for one that broke off in some rounds, which have no figure and so count for nothing. */
  | 'censored'

/** Why a criterion has no figure. The report puts it into words. */
export type MissingReason =
  /** No trial of its scenario showed anything: the budget had no room for it. `minutes`: the one that would have. */
  | { readonly kind: 'not-in-budget'; readonly minutes?: number }
  /** Its scenario needs programs that the machine does not have. */
  | { readonly kind: 'no-program'; readonly programs: readonly string[] }
  /** These have no value in any round. */
  | { readonly kind: 'no-value'; readonly deployments: readonly DeploymentName[] }
  /** Rounds with a value of both: fewer than an interval takes. */
  | { readonly kind: 'too-few-rounds'; readonly rounds: number }
  /** A round with a value that is not above zero, of which there is no ratio. */
  | { readonly kind: 'no-ratio'; readonly value: number }

/** What a criterion that is tested over the rounds came to; `doubt` stands where it decides nothing. */
type Tested = {
  readonly criterion: Criterion
  readonly interval: Interval
  readonly rounds: number
  /** The standard deviation between rounds: of the log ratios, or of the differences. By ranks: paired.ts. */
  readonly deviation: number
  /** The smallest true effect that this many rounds find with 80% probability, whatever the other criteria come to. */
  readonly detectable: number
  /** Holm's, over the report; that of the decision for which the figures speak more. Undefined: not tested, too few rounds. */
  readonly adjustedP: number | undefined
  /** In how many of the paired rounds the value of each includes much measurement overhead; absent where none does. */
  readonly overheadHigh?: { readonly integrated: number; readonly separate: number }
  /** In how many rounds each did not give what is measured; absent where both always did. */
  readonly censored?: { readonly integrated: number; readonly separate: number }
  readonly verdict: Finding
  readonly doubt?: InconclusiveReason
}

/**
 * What one criterion of a claim came to. Ratios are worse ÷ better as the claim has it: above 1 speaks for the claim.
 * Differences are turned the same way round, worse − better, in the measure's unit: above 0 speaks for the claim.
 */
export type Evidence =
  /** Over the rounds: the geometric mean, or of what is skewed Hodges and Lehmann's estimate. */
  | (Tested & { readonly state: 'ratio'; readonly ratio: number })
  /** Mean over the rounds. */
  | (Tested & { readonly state: 'difference'; readonly difference: number })
  | {
      readonly state: 'count'
      readonly criterion: Criterion
      readonly integrated: readonly number[]
      readonly separate: readonly number[]
      readonly verdict: Finding
    }
  | { readonly state: 'missing'; readonly criterion: Criterion; readonly reason: MissingReason }

/** What was tested over the rounds. */
export type TestedEvidence = Extract<Evidence, { state: 'ratio' | 'difference' }>

export type ClaimResult = {
  readonly claim: Claim
  readonly verdict: Verdict
  /** All that decides it follows from how the deployments are built; absent where something measured does. */
  readonly byConstruction?: true
  readonly evidence: readonly Evidence[]
}

/** A trial that was made, and whether its figures may be quoted. */
export type TrialSummary = {
  readonly scenario: ScenarioName
  readonly deployment: string
  readonly round: number
  readonly startedAt: string
  readonly seconds: number
  readonly state: 'valid' | 'limited' | 'void'
  /** Of a valid one: what is told beside its figures. */
  readonly reasons: readonly Reason[]
}

/** What was left out, and whether that matters. */
export type Voids = {
  readonly byDeployment: readonly {
    readonly deployment: string
    readonly windows: number
    readonly voids: number
  }[]
  /** The claims, by name, that would read otherwise with the void windows in, and how. */
  readonly otherwise: readonly { readonly claim: string; readonly verdict: Verdict }[]
}

/** What of a scenario the harness or its machine spoiled, and how much of that was made again: pairs of visits, else rounds. */
export type Lost = {
  readonly scenario: ScenarioName
  readonly unit: 'pairs' | 'rounds'
  readonly lost: number
  readonly madeAgain: number
}

/** Why no further round was made. */
export type StopReason =
  /** It ended before its plan did: the result is a partial one. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'quick' }
  /** Every interval is as narrow as its threshold. */
  | { readonly kind: 'narrow' }
  /** The budget had no room for rounds of load. */
  | { readonly kind: 'no-rounds' }
  /** The budget is spent; the intervals of these are still wider than their threshold. */
  | { readonly kind: 'budget'; readonly wide: readonly MeasureName[] }

/** What a comparison leaves out, and what it would need. */
export type NotRun =
  /** This project's own pages. */
  | { readonly kind: 'bundled-pages'; readonly scenario: ScenarioName }
  /** Some counts: this project's own chat page. */
  | { readonly kind: 'chat-page' }
  | { readonly kind: 'budget'; readonly scenario: ScenarioName; readonly minutes: number }
  | {
      readonly kind: 'programs'
      readonly scenario: ScenarioName
      readonly programs: readonly Program[]
    }
  /** The same cores in total for all: a comparison of its own. */
  | { readonly kind: 'equal-cores' }
  /** A core for each process: the same. */
  | { readonly kind: 'own-cores'; readonly needed: number; readonly usable: number }

/** The whole. */
export type Comparison = {
  readonly header: RunHeader
  readonly trials: readonly TrialSummary[]
  /** By scenario and window; empty where no CPU could be measured. */
  readonly usage: readonly WindowUsage[]
  readonly observations: readonly Observation[]
  readonly claims: readonly ClaimResult[]
  readonly voids: Voids
  /** What the harness spoiled of each scenario, and how much of that was made again; absent where nothing was lost. */
  readonly lost?: readonly Lost[]
  /** What a page costs the tokens; absent where the budget had no room for it. */
  readonly map?: DecisionMap
  /** Why no further round was made. */
  readonly stopped: StopReason
  /** It was interrupted before its end; absent where it is whole. */
  readonly interrupted?: true
  /** The samples keep the delays of tokens in order of size, without when each arrived. */
  readonly withoutArrivals?: true
  /** What was left out, and what it would need. */
  readonly notRun: readonly NotRun[]
}

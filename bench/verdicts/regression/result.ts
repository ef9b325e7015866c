import type { MeasureName } from '../../measures/measure.ts'
import type { Verdict } from '../comparison.ts'
import type { Interval } from '../statistics/student.ts'

// What two runs of `npm run bench` come to, laid beside each other: A before a change, B after it.

/**
 * What became of a measure from A to B. `worse or drift`: worse as far as the rounds of the two runs say, where nobody knows by how much
 * runs of one revision differ.
 */
export type RunVerdict =
  | 'worse'
  | 'better'
  | 'worse or drift'
  | 'better or drift'
  /** It got worse, but measured again, interleaved, not beyond its threshold. */
  | 'not confirmed'
  | 'no difference'
  | 'inconclusive'

/** Why a measure of a deployment is not compared. */
export type MissingRow =
  /** This revision has no such measure. */
  | 'unknown-measure'
  | 'none-in-a'
  /** It was there before the change. */
  | 'none-in-b'
  /** A ratio takes two positive values or more in each run. */
  | 'too-few-positive'
  /** A difference takes two values or more in each run. */
  | 'too-few'

/** What is tested over the rounds of both runs. */
type Tested = {
  readonly interval: Interval
  /** Nearer than this to 1 as a ratio, or to 0 as a difference, nobody cares. A ratio's is above 1. */
  readonly threshold: number
  readonly rounds: { readonly a: number; readonly b: number }
  /** Holm's, over the rows: how surprising the effect would be if the truth were at the threshold. */
  readonly adjustedP: number
  /** The standard deviation between runs of one revision, of the logarithm or the difference, which is in interval and p; absent: unknown. */
  readonly drift?: number
  readonly verdict: RunVerdict
}

/**
 * One measure of one deployment in both runs. `ratio`: B ÷ A, geometric means over the rounds; `difference`: B − A, means over the
 * rounds, in the measure's unit.
 */
export type RunRow = {
  readonly measure: MeasureName
  readonly deployment: string
  /** What both revisions showed when they were measured again in pairs; absent: they were not. */
  readonly repetition?: Repetition
} & (
  | (Tested & { readonly state: 'ratio'; readonly ratio: number })
  | (Tested & { readonly state: 'difference'; readonly difference: number })
  | {
      readonly state: 'count'
      /** Every repeat that decides; of a drill those of every run of A's revision, and of B's. */
      readonly a: readonly number[]
      readonly b: readonly number[]
      /** In the measure's unit. */
      readonly threshold: number
      readonly verdict: RunVerdict
    }
  | { readonly state: 'missing'; readonly reason: MissingRow }
)

/** A row measured again, interleaved: of the pairs of rounds B ÷ A or B − A, or the counts of each repeat. */
export type Repetition =
  | {
      readonly state: 'ratio'
      readonly ratio: number
      readonly interval: Interval
      readonly pairs: number
    }
  | {
      readonly state: 'difference'
      readonly difference: number
      readonly interval: Interval
      readonly pairs: number
    }
  | { readonly state: 'count'; readonly a: readonly number[]; readonly b: readonly number[] }

/** A claim on which the runs contradict each other. */
export type Contradiction = { readonly claim: string; readonly a: Verdict; readonly b: Verdict }

/** Why little can be said with a run: it was quick, or it was interrupted. */
export type Reservation = { readonly run: 'A' | 'B'; readonly reason: 'quick' | 'interrupted' }

/** A fact that differs between two runs. */
export type Difference = { readonly name: string; readonly a: string; readonly b: string }

export type RunComparison = {
  /** When each run began. */
  readonly startedAt: { readonly a: string; readonly b: string }
  /** Another app than this project's own, whose pages both runs had. */
  readonly app?: string
  /** Empty where both runs are whole. */
  readonly reservations: readonly Reservation[]
  /** When the runs began that tell how far runs of one revision lie apart; empty: there are not two of one. */
  readonly driftOf: readonly string[]
  /** Versions and revisions that differ. */
  readonly changes: readonly Difference[]
  readonly rows: readonly RunRow[]
  readonly contradictions: readonly Contradiction[]
}

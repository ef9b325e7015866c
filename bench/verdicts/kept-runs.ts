import type { MeasureName } from '../measures/measure.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Claim } from './claims/claim.ts'
import type { Comparison, TestedEvidence, Verdict } from './comparison.ts'
import { type Interval, nextValueInterval } from './statistics/student.ts'

/** What several runs of the same comparison came to, a column each. */
export type SideBySide = {
  readonly runs: readonly RunHeader[]
  readonly claims: readonly {
    readonly claim: Claim
    /** Undefined: the run does not have the claim. */
    readonly verdicts: readonly (Verdict | undefined)[]
  }[]
  readonly ratios: readonly {
    readonly measure: MeasureName
    /** Undefined: the run has no ratio of it. */
    readonly runs: readonly Ratio[]
    /** Where the ratio of a further run lies with 95%; undefined with fewer than three that have one. */
    readonly next: Interval | undefined
  }[]
}

type Ratio = Extract<TestedEvidence, { state: 'ratio' }> | undefined

/** An interval of what the next run shows says something from here on. */
const FEWEST_RUNS = 3

/** Lays runs side by side, in their order: the claims and ratios of the first, and what the others say of them. */
export function sideBySide(runs: readonly Comparison[]): SideBySide {
  const [first] = runs
  const measures = new Set(ratiosOf(first).map(({ criterion }) => criterion.measure))
  return {
    runs: runs.map(({ header }) => header),
    claims: (first?.claims ?? []).map(({ claim }) => ({
      claim,
      verdicts: runs.map(
        ({ claims }) => claims.find(other => other.claim.name === claim.name)?.verdict,
      ),
    })),
    ratios: [...measures].map(measure => {
      const found = runs.map(run =>
        ratiosOf(run).find(({ criterion }) => criterion.measure === measure),
      )
      const logs = found.flatMap(one => (one === undefined ? [] : [Math.log(one.ratio)]))
      const next = logs.length < FEWEST_RUNS ? undefined : nextValueInterval(logs)
      return {
        measure,
        runs: found,
        next: next && { from: Math.exp(next.from), to: Math.exp(next.to) },
      }
    }),
  }
}

const ratiosOf = (run: Comparison | undefined) =>
  (run?.claims ?? [])
    .flatMap(({ evidence }) => evidence)
    .filter(evidence => evidence.state === 'ratio')

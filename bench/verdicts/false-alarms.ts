import type { MeasureName } from '../measures/measure.ts'
import { besideItself } from '../plan/subjects/again.ts'
import type { ClaimResult, Comparison, Evidence, TestedEvidence } from './comparison.ts'
import { verdictOf } from './judge.ts'
import { intervalOutcome } from './outcome.ts'

/** How many of something there are, and how many of them show a difference. */
type Share = { readonly all: number; readonly differing: number }

/** What an A/A run says of the procedure: there is no difference, so that each one found is a false alarm. */
export type FalseAlarms = {
  /** The deployment that was laid beside itself. */
  readonly deployment: string
  /** Ratios and differences with enough rounds for a test: one family, with LEVEL as the probability of any wrong decision. */
  readonly tested: Share
  /** Counts, which no error rate is known of. */
  readonly counts: Share
  /** Those with any evidence. */
  readonly claims: Share
  /** 95% intervals of what was tested, and those that lie wholly on one side of no difference at all: by chance at most LEVEL of them. */
  readonly intervals: Share
  /** What was tested or counted and differs. */
  readonly measures: readonly MeasureName[]
}

/** Counts the false alarms of an A/A run; undefined for any other. */
export function falseAlarms({ header, claims }: Comparison): FalseAlarms | undefined {
  const deployment = besideItself(header.plan.subjects)
  if (deployment === undefined) return undefined
  const found = distinctEvidence(claims)
  const tested = found.filter(isTested).filter(({ adjustedP }) => adjustedP !== undefined)
  const counts = found.filter(({ state }) => state === 'count')
  return {
    deployment,
    tested: share(tested, differs),
    counts: share(counts, differs),
    claims: share(
      claims.filter(({ verdict }) => verdict !== 'not measured'),
      ({ verdict }) => ['confirmed', 'refuted', 'mixed'].includes(verdict),
    ),
    intervals: share(tested, ({ state, interval }) => {
      const none = state === 'ratio' ? 1 : 0
      return ['above', 'below'].includes(intervalOutcome(interval, { from: none, to: none }))
    }),
    measures: [...tested, ...counts].filter(differs).map(({ criterion }) => criterion.measure),
  }
}

/** The evidence of claims. Those that ask the same of the same measure have it once, as they do in the correction. */
export function distinctEvidence(claims: readonly ClaimResult[]): readonly Evidence[] {
  const keyed = claims
    .flatMap(({ evidence }) => evidence)
    .map(one => {
      const { kind, measure, threshold } = one.criterion
      return [`${kind} ${measure} ${threshold}`, one] as const
    })
  return [...new Map(keyed).values()]
}

const isTested = (evidence: Evidence): evidence is TestedEvidence =>
  evidence.state === 'ratio' || evidence.state === 'difference'

const differs = (evidence: Evidence) => ['confirmed', 'refuted'].includes(verdictOf(evidence))

function share<Each>(all: readonly Each[], differing: (each: Each) => boolean): Share {
  return { all: all.length, differing: all.filter(differing).length }
}

import { MINIMUM_ROUNDS } from '../plan/limits.ts'
import { otherOf, type RoundsOfEach } from './by-deployment.ts'
import type { Criterion } from './claims/claim.ts'
import type { Finding, InconclusiveReason, TestedEvidence } from './comparison.ts'
import { intervalOutcome } from './outcome.ts'
import {
  centreOf,
  detectableDifference,
  detectableRatio,
  pBeyond,
  pInside,
} from './statistics/estimate.ts'
import { holm } from './statistics/holm.ts'
import type { PairedDifference, PairedRatio } from './statistics/paired.ts'
import { type Interval, LEVEL } from './statistics/student.ts'

/** A criterion with what its pairs say, in how many of them there is measurement overhead, and how many are missing because of whom. */
export type Estimated = {
  readonly criterion: Criterion
  readonly paired: PairedRatio | PairedDifference
  readonly overheadHigh?: RoundsOfEach
  readonly censored?: RoundsOfEach
}

/** Holm-adjusted p-values: of "it lies beyond the threshold", and of "it lies within". */
type Decision = { readonly beyond: number; readonly inside: number }

/**
 * Decides every ratio and every difference of a report.
 *
 * A report makes a wrong decision of any kind, a difference where none counts or "no difference" where one counts, in 5% of cases at
 * the most: Holm's correction is over one family, of two tests for each criterion.
 *
 * Claims that ask the same of the same measure are one hypothesis and count once. A criterion with fewer rounds than the
 * method asks for is shown but not tested, so that it costs the others nothing; rounds are counted, not looked at, so this
 * chooses nothing.
 */
export function testedEvidence(estimated: readonly Estimated[]): readonly TestedEvidence[] {
  const tested = new Map(
    estimated
      .filter(({ paired }) => paired.rounds >= MINIMUM_ROUNDS)
      .map(one => [hypothesis(one), one] as const),
  )
  const family = [...tested.values()]
  const adjusted = holm(
    family.flatMap(({ criterion, paired: { estimate } }) => {
      const limit = limitOf(criterion)
      return [pBeyond(estimate, limit), pInside(estimate, limit)]
    }),
  )
  const decisions = new Map(
    [...tested.keys()].map((key, index) => [
      key,
      { beyond: adjusted[2 * index] ?? 1, inside: adjusted[2 * index + 1] ?? 1 },
    ]),
  )
  return estimated.map(one => evidence(one, decisions.get(hypothesis(one)), adjusted.length))
}

/** The sign of the effect is no part of it: both tests look at both sides. */
function hypothesis({ criterion: { kind, measure, threshold } }: Estimated): string {
  return `${kind} of ${measure} beyond ${threshold}`
}

/** The threshold on the scale of the estimate, which for a ratio is its logarithm. */
function limitOf({ kind, threshold }: Criterion): number {
  return kind === 'ratio' ? Math.log(threshold) : threshold
}

function evidence(one: Estimated, decision: Decision | undefined, tests: number): TestedEvidence {
  const { criterion, paired, overheadHigh, censored } = one
  const { interval, rounds, deviation } = paired
  const { threshold } = criterion
  const precision = { deviation, rounds, threshold, level: LEVEL / Math.max(1, tests) }
  const figures = { interval, rounds, deviation }
  const decided = {
    adjustedP: decision && Math.min(decision.beyond, decision.inside),
    ...(overheadHigh !== undefined && { overheadHigh }),
    ...(censored !== undefined && { censored }),
    ...doubted(outcome(paired, limitOf(criterion), decision), one),
  }
  if ('ratio' in paired) {
    const { ratio } = paired
    const detectable = detectableRatio(precision)
    return { state: 'ratio', criterion, ratio, ...figures, detectable, ...decided }
  }
  const { difference } = paired
  const detectable = detectableDifference(precision)
  return { state: 'difference', criterion, difference, ...figures, detectable, ...decided }
}

type Outcome = { readonly verdict: Finding; readonly doubt?: InconclusiveReason }

/** Takes back a verdict that the rounds left out, or the harness, may have made. */
function doubted(outcome: Outcome, one: Estimated): Outcome {
  if (favouredIsCensored(outcome.verdict, one))
    return { verdict: 'inconclusive', doubt: 'censored' }
  if (outcome.verdict === 'no difference' && overheadIsHigh(one)) {
    return { verdict: 'inconclusive', doubt: 'overhead-high' }
  }
  return outcome
}

/** The rounds of a deployment that broke off count for nothing, and would have been its worst. */
function favouredIsCensored(
  verdict: Finding,
  { criterion: { favours }, censored }: Estimated,
): boolean {
  if (censored === undefined) return false
  if (verdict === 'confirmed') return censored[favours] > 0
  if (verdict === 'refuted') return censored[otherOf(favours)] > 0
  return verdict === 'no difference'
}

/** What the harness adds to both draws them together. A difference is there in spite of it. */
function overheadIsHigh({ overheadHigh, paired: { rounds } }: Estimated): boolean {
  return (
    overheadHigh !== undefined &&
    Math.max(overheadHigh.integrated, overheadHigh.separate) > rounds / 2
  )
}

function outcome(
  { estimate, interval, ...paired }: Estimated['paired'],
  limit: number,
  decision: Decision | undefined,
): Outcome {
  if (decision === undefined) return { verdict: 'inconclusive', doubt: 'too-few-rounds' }
  if (decision.beyond <= LEVEL) return { verdict: centreOf(estimate) > 0 ? 'confirmed' : 'refuted' }
  if (decision.inside <= LEVEL) return { verdict: 'no difference' }
  const alone = Math.min(pBeyond(estimate, limit), pInside(estimate, limit)) <= LEVEL
  const none = 'ratio' in paired ? 1 : 0
  return {
    verdict: leaning(interval, none),
    doubt: alone ? 'many-criteria' : 'wide-interval',
  }
}

/** On which side of no difference at all the whole interval lies. */
function leaning(interval: Interval, none: number): Finding {
  const outcome = intervalOutcome(interval, { from: none, to: none })
  if (outcome === 'above') return 'for'
  return outcome === 'below' ? 'against' : 'inconclusive'
}

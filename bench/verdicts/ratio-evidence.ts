import type { Criterion } from '../claims/claim.ts'
import type { Doubt, Evidence, Verdict } from '../comparison/comparison.ts'
import { detectableRatio } from '../statistics/detectable-ratio.ts'
import { holm } from '../statistics/holm.ts'
import { LEVEL, pBeyond, pInside } from '../statistics/log-estimate.ts'
import { MINIMUM_ROUNDS } from '../statistics/next-step.ts'
import type { PairedRatio } from '../statistics/paired-log-ratio.ts'
import type { Marked } from './sides.ts'

/** A criterion with what its pairs say, and in how many of them the harness shares. */
export type Estimated = {
  readonly criterion: Criterion
  readonly paired: PairedRatio
  readonly marked?: Marked
}

type RatioEvidence = Extract<Evidence, { state: 'ratio' }>

/** Holm-adjusted p-values: of "it lies beyond the threshold", and of "it lies within". */
type Decision = { readonly beyond: number; readonly inside: number }

/**
 * Decides every ratio criterion of a report.
 *
 * Two kinds of error are kept apart, each at 5% a report: to call a difference where none counts, and to call "no difference"
 * where one counts. So Holm's correction is made over two families, each of all criteria: one of pBeyond, one of pInside. One
 * family of both kinds would have to be twice as large, though each criterion can go wrong in one of the two ways only.
 *
 * Claims that ask the same of the same measure are one hypothesis and count once. A criterion with fewer rounds than the
 * method asks for is shown but not tested, so that it costs the others nothing; rounds are counted, not looked at, so this
 * chooses nothing.
 */
export function ratioEvidence(estimated: readonly Estimated[]): readonly RatioEvidence[] {
  const tested = new Map(
    estimated
      .filter(({ paired }) => paired.rounds >= MINIMUM_ROUNDS)
      .map(one => [hypothesis(one), one] as const),
  )
  const family = [...tested.values()]
  const beyond = holm(
    family.map(({ criterion, paired }) => pBeyond(paired.estimate, criterion.threshold)),
  )
  const inside = holm(
    family.map(({ criterion, paired }) => pInside(paired.estimate, criterion.threshold)),
  )
  const decisions = new Map(
    [...tested.keys()].map((key, index) => [
      key,
      { beyond: beyond[index] ?? 1, inside: inside[index] ?? 1 },
    ]),
  )
  return estimated.map(one => evidence(one, decisions.get(hypothesis(one)), family.length))
}

/** The sign of the ratio is no part of it: both tests look at both sides. */
function hypothesis({ criterion: { measure, threshold } }: Estimated): string {
  return `${measure} beyond ${threshold}`
}

function evidence(
  { criterion, paired, marked }: Estimated,
  decision: Decision | undefined,
  tests: number,
): RatioEvidence {
  const { ratio, interval, rounds, deviation } = paired
  const { threshold } = criterion
  return {
    state: 'ratio',
    criterion,
    ratio,
    interval,
    rounds,
    deviation,
    detectable: detectableRatio({
      deviation,
      rounds,
      threshold,
      level: LEVEL / Math.max(1, tests),
    }),
    adjustedP: decision && Math.min(decision.beyond, decision.inside),
    ...(marked !== undefined && { marked }),
    ...outcome(paired, threshold, decision),
  }
}

function outcome(
  { ratio, estimate }: PairedRatio,
  threshold: number,
  decision: Decision | undefined,
): { readonly verdict: Verdict; readonly doubt?: Doubt } {
  if (decision === undefined) return { verdict: 'inconclusive', doubt: 'too-few-rounds' }
  if (decision.beyond <= LEVEL) return { verdict: ratio > 1 ? 'confirmed' : 'refuted' }
  if (decision.inside <= LEVEL) return { verdict: 'no difference' }
  const alone = Math.min(pBeyond(estimate, threshold), pInside(estimate, threshold)) <= LEVEL
  return { verdict: 'inconclusive', doubt: alone ? 'many-criteria' : 'wide-interval' }
}

import { intervalOf, pBeyond } from '../statistics/estimate.ts'
import { LEVEL } from '../statistics/level.ts'
import { type UnpairedDifference, unpairedDifference } from '../statistics/unpaired-difference.ts'
import { type UnpairedRatio, unpairedLogRatio } from '../statistics/unpaired-log-ratio.ts'
import { type BothRuns, direction } from './both-runs.ts'
import type { RunRow, RunVerdict } from './run-comparison.ts'

/** A row that waits for Holm's correction: its p-value is known, its verdict is not. */
export type Pending = BothRuns & {
  readonly found: UnpairedRatio | UnpairedDifference
  /** The threshold on the scale of the estimate, which for a ratio is its logarithm. */
  readonly limit: number
  readonly p: number
}

/** What the rounds of both runs say, not yet corrected; undefined where they are too few, or have no ratio. */
export function pendingRow(both: BothRuns): Pending | undefined {
  const { kind, threshold } = both.rule
  const estimateOf = kind === 'ratio' ? unpairedLogRatio : unpairedDifference
  const found = estimateOf(both.before, both.after)
  if (found === undefined) return undefined
  const limit = kind === 'ratio' ? Math.log(threshold) : threshold
  return { ...both, found, limit, p: pBeyond(found.estimate, limit) }
}

/** The row, once its p-value is corrected. */
export function testedRow(row: Pending, adjustedP: number): RunRow {
  const { measure, deployment, before, after, rule, found } = row
  const names = { measure: measure.name, deployment }
  const figures = {
    interval: found.interval,
    threshold: rule.threshold,
    rounds: { a: before.length, b: after.length },
    adjustedP,
    verdict: verdictOf(row, adjustedP),
  }
  if ('ratio' in found) return { ...names, state: 'ratio', ratio: found.ratio, ...figures }
  return { ...names, state: 'difference', difference: found.difference, ...figures }
}

function verdictOf({ measure, found, limit }: Pending, adjustedP: number): RunVerdict {
  if (adjustedP <= LEVEL) return direction(measure, found.estimate.mean > 0)
  const { from, to } = intervalOf(found.estimate)
  return from >= -limit && to <= limit ? 'no difference' : 'inconclusive'
}

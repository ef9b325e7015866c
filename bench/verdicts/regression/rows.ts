import type { Measure, MeasureName } from '../../measures/measure.ts'
import type { Criterion } from '../claims/claim.ts'
import type { Comparison } from '../comparison.ts'
import { type CountOutcome, countOutcome, intervalOutcome } from '../outcome.ts'
import { intervalOf, pBeyond } from '../statistics/estimate.ts'
import { holm } from '../statistics/holm.ts'
import { LEVEL } from '../statistics/level.ts'
import {
  type UnpairedDifference,
  type UnpairedRatio,
  unpairedDifference,
  unpairedLogRatio,
} from '../statistics/unpaired.ts'
import { valuesOf } from '../values-of.ts'
import type { MissingRow, RunRow, RunVerdict } from './result.ts'

/** For a measure on which no claim rests: "below 5% nobody cares". */
const RATIO_THRESHOLD = 1.05

/** The same for a latency, whose quantile over a short window varies. */
const LATENCY_THRESHOLD = 1.25

/** A row for each measure and deployment of either run, in the order in which they were observed. */
export function compareRows(
  a: Comparison,
  b: Comparison,
  measureNamed: (name: MeasureName) => Measure | undefined,
): readonly RunRow[] {
  const drafts = pairs(a, b).flatMap((names): readonly (RunRow | Pending)[] => {
    const measure = measureNamed(names.measure)
    if (measure === undefined) return [missing(names, 'unknown-measure')]
    const rule = ruleOf(measure, a, b)
    if (rule === undefined) return []
    const [before, after] = [
      valuesOf(a, names.measure, names.deployment),
      valuesOf(b, names.measure, names.deployment),
    ]
    if (before.length === 0) return [missing(names, 'none-in-a')]
    if (after.length === 0) return [missing(names, 'none-in-b')]
    const both = { measure, deployment: names.deployment, before, after, rule }
    if (rule.kind === 'count') return [countRow(both)]
    return [pendingRow(both) ?? missing(names, tooFew[rule.kind])]
  })
  const adjusted = holm(drafts.flatMap(draft => ('p' in draft ? [draft.p] : []))).values()
  return drafts.map(draft => ('p' in draft ? testedRow(draft, adjusted.next().value ?? 1) : draft))
}

function pairs(a: Comparison, b: Comparison) {
  const keyed = [...a.observations, ...b.observations].map(
    ({ measure, deployment }) => [`${measure} ${deployment}`, { measure, deployment }] as const,
  )
  return [...new Map(keyed).values()]
}

/**
 * The rule that the claims have for the measure, run A's first; else by its unit. A share that no claim rests on has none: two
 * repeats of it keep apart by chance too often. Nor has what is told in terms of the mock, which may be another one in run B.
 */
function ruleOf({ name, unit, skewed }: Measure, ...runs: readonly Comparison[]): Rule | undefined {
  if (unit === 'times') return undefined
  const criterion = runs
    .flatMap(({ claims }) => claims)
    .flatMap(({ claim }) => (claim.state === 'measured' ? claim.criteria : []))
    .find(({ measure }) => measure === name)
  if (criterion !== undefined) return criterion
  if (unit === 'share') return undefined
  if (unit === 'count') return { kind: 'count', threshold: 0 }
  return { kind: 'ratio', threshold: skewed ? LATENCY_THRESHOLD : RATIO_THRESHOLD }
}

type RowNames = Pick<RunRow, 'measure' | 'deployment'>

const tooFew = {
  ratio: 'too-few-positive',
  difference: 'too-few',
} as const

const missing = (names: RowNames, reason: MissingRow): RunRow => ({
  ...names,
  state: 'missing',
  reason,
})

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
  const outcome = intervalOutcome(intervalOf(found.estimate), { from: -limit, to: limit })
  return outcome === 'within' ? 'no difference' : 'inconclusive'
}

/** How a measure's values of two runs are compared. */
export type Rule = Pick<Criterion, 'kind' | 'threshold'>

/** What both runs have of one measure of one deployment, at least a value each: A before a change, B after it. */
export type BothRuns = {
  readonly measure: Measure
  readonly deployment: string
  readonly before: readonly number[]
  readonly after: readonly number[]
  readonly rule: Rule
}

/** What it means that a measure grew, or shrank. */
export function direction({ better }: Measure, grew: boolean): RunVerdict {
  return grew === (better === 'lower') ? 'worse' : 'better'
}

/** Every repeat of the one beyond every repeat of the other, as the criteria of claims count. */
export function countRow({ measure, deployment, before, after, rule }: BothRuns): RunRow {
  const { threshold } = rule
  const outcome = countOutcome(after, before, threshold)
  const verdicts: Readonly<Record<CountOutcome, RunVerdict>> = {
    larger: direction(measure, true),
    smaller: direction(measure, false),
    alike: 'no difference',
    overlap: 'inconclusive',
  }
  const row = { measure: measure.name, deployment, state: 'count', a: before, b: after } as const
  return { ...row, threshold, verdict: verdicts[outcome] }
}

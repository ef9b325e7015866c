import type { Measure, MeasureName } from '../../measures/measure.ts'
import { counts } from '../../plan/scenarios/counts.ts'
import { valuesOf } from '../by-deployment.ts'
import type { Criterion } from '../claims/claim.ts'
import type { Comparison } from '../comparison.ts'
import { type CountOutcome, countOutcome, intervalOutcome } from '../outcome.ts'
import { intervalOf, pBeyond, ratioInterval } from '../statistics/estimate.ts'
import { holm } from '../statistics/holm.ts'
import { LEVEL } from '../statistics/student.ts'
import {
  type UnpairedDifference,
  type UnpairedRatio,
  unpairedDifference,
  unpairedLogRatio,
} from '../statistics/unpaired.ts'
import { type Drift, driftOf, withDrift } from './drift.ts'
import type { MissingRow, RunRow, RunVerdict } from './result.ts'

/** For a measure on which no claim rests: "below 5% nobody cares". */
const RATIO_THRESHOLD = 1.05

/** The same for a latency, whose quantile over a short window varies. */
const LATENCY_THRESHOLD = 1.25

/**
 * A row for each measure and deployment of either run, in the order in which they were observed.
 *
 * @param revisions every run there is of the two and of others like them, by revision: what tells how far runs drift
 */
export function compareRows(
  a: Comparison,
  b: Comparison,
  {
    measureNamed,
    revisions,
  }: {
    readonly measureNamed: (name: MeasureName) => Measure | undefined
    readonly revisions: Revisions
  },
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
    if (rule.kind === 'count') return [countRow(both, a, b, revisions)]
    const scale = rule.kind === 'ratio' ? Math.log : (value: number) => value
    const drift = driftOf(revisions, { ...names, scale })
    return [pendingRow(both, drift) ?? missing(names, tooFew[rule.kind])]
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

/** Runs by revision. */
type Revisions = readonly (readonly Comparison[])[]

/** A row that waits for Holm's correction: its p-value is known, its verdict is not. */
type Pending = BothRuns & {
  readonly found: UnpairedRatio | UnpairedDifference
  /** The threshold on the scale of the estimate, which for a ratio is its logarithm. */
  readonly limit: number
  readonly p: number
  /** How far runs of one revision lie apart, which is in `found`; undefined: nobody knows. */
  readonly drift: Drift | undefined
}

/** What the rounds of both runs say, not yet corrected; undefined where they are too few, or have no ratio. */
function pendingRow(both: BothRuns, drift: Drift | undefined): Pending | undefined {
  const { kind, threshold } = both.rule
  const estimateOf = kind === 'ratio' ? unpairedLogRatio : unpairedDifference
  const ofRounds = estimateOf(both.before, both.after)
  if (ofRounds === undefined) return undefined
  const found = drift === undefined ? ofRounds : widened(ofRounds, drift)
  const limit = kind === 'ratio' ? Math.log(threshold) : threshold
  return { ...both, found, limit, p: pBeyond(found.estimate, limit), drift }
}

/** The same with the interval of what runs of one revision differ by as well. */
function widened<Found extends UnpairedRatio | UnpairedDifference>(found: Found, drift: Drift) {
  const estimate = withDrift(found.estimate, drift)
  return 'ratio' in found
    ? { ...found, interval: ratioInterval(estimate), p: pBeyond(estimate, 0), estimate }
    : { ...found, interval: intervalOf(estimate), estimate }
}

/** The row, once its p-value is corrected. */
function testedRow(row: Pending, adjustedP: number): RunRow {
  const { measure, deployment, before, after, rule, found, drift } = row
  const names = { measure: measure.name, deployment }
  const figures = {
    interval: found.interval,
    threshold: rule.threshold,
    rounds: { a: before.length, b: after.length },
    adjustedP,
    ...(drift !== undefined && { drift: Math.sqrt(drift.variance) }),
    verdict: verdictOf(row, adjustedP),
  }
  if ('ratio' in found) return { ...names, state: 'ratio', ratio: found.ratio, ...figures }
  return { ...names, state: 'difference', difference: found.difference, ...figures }
}

function verdictOf({ measure, found, limit, drift }: Pending, adjustedP: number): RunVerdict {
  if (adjustedP <= LEVEL) {
    const verdict = direction(measure, found.estimate.mean > 0)
    return drift === undefined ? orDrift(verdict) : verdict
  }
  const outcome = intervalOutcome(intervalOf(found.estimate), { from: -limit, to: limit })
  return outcome === 'within' ? 'no difference' : 'inconclusive'
}

/** How a measure's values of two runs are compared. */
type Rule = Pick<Criterion, 'kind' | 'threshold'>

/** What both runs have of one measure of one deployment, at least a value each: A before a change, B after it. */
type BothRuns = {
  readonly measure: Measure
  readonly deployment: string
  readonly before: readonly number[]
  readonly after: readonly number[]
  readonly rule: Rule
}

/** What it means that a measure grew, or shrank. */
function direction({ better }: Measure, grew: boolean): 'worse' | 'better' {
  return grew === (better === 'lower') ? 'worse' : 'better'
}

const orDrift = (verdict: 'worse' | 'better') => `${verdict} or drift` as const

/**
 * Every repeat of the one beyond every repeat of the other, as the criteria of claims count. Of a drill, whose two repeats keep apart by
 * chance in one case of three, every repeat of the one revision and of the other.
 */
function countRow(
  { measure, deployment, before, after, rule }: BothRuns,
  a: Comparison,
  b: Comparison,
  revisions: Revisions,
): RunRow {
  const { threshold } = rule
  const isRead = measure.scenario === counts.name
  const [ofA, ofB] = [a, b].map(run => revisions.find(runs => runs.includes(run)) ?? [run])
  const every = (runs: readonly Comparison[] = []) =>
    runs.flatMap(run => valuesOf(run, measure.name, deployment))
  const decisive = isRead ? { a: before, b: after } : { a: every(ofA), b: every(ofB) }
  const outcome = countOutcome(decisive.b, decisive.a, threshold)
  const isKnown = isRead || [ofA, ofB].some(runs => (runs?.length ?? 0) > 1)
  const told = (grew: boolean) => {
    const verdict = direction(measure, grew)
    return isKnown ? verdict : orDrift(verdict)
  }
  const verdicts: Readonly<Record<CountOutcome, RunVerdict>> = {
    larger: told(true),
    smaller: told(false),
    alike: 'no difference',
    overlap: 'inconclusive',
  }
  const row = { measure: measure.name, deployment, state: 'count', ...decisive } as const
  return { ...row, threshold, verdict: verdicts[outcome] }
}

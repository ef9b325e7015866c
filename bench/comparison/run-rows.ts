import type { Criterion } from '../claims/claim.ts'
import type { Measure, MeasureName } from '../measures/measure.ts'
import { holm } from '../statistics/holm.ts'
import { LEVEL, pBeyond } from '../statistics/log-estimate.ts'
import { type UnpairedRatio, unpairedLogRatio } from '../statistics/unpaired-log-ratio.ts'
import type { Comparison } from './comparison.ts'
import type { RunRow, RunVerdict } from './run-comparison.ts'

/** For a measure on which no claim rests: "below 5% nobody cares". */
const RATIO_THRESHOLD = 1.05

type Rule = Pick<Criterion, 'kind' | 'threshold'>

/** A row that waits for Holm's correction: its p-value is known, its verdict is not. */
type Pending = {
  readonly measure: Measure
  readonly deployment: string
  readonly threshold: number
  readonly found: UnpairedRatio
  readonly rounds: { readonly a: number; readonly b: number }
  readonly p: number
}

/** A row for each measure and deployment of either run, in the order in which they were observed. */
export function compareRows(
  a: Comparison,
  b: Comparison,
  measureNamed: (name: MeasureName) => Measure | undefined,
): readonly RunRow[] {
  const drafts = pairs(a, b).flatMap(({ measure, deployment }): readonly (RunRow | Pending)[] => {
    const names = { measure, deployment }
    const known = measureNamed(measure)
    if (known === undefined) return [missing(names, 'this revision has no such measure')]
    const rule = ruleOf(known, a, b)
    if (rule === undefined) return []
    const [before, after] = [valuesOf(a, names), valuesOf(b, names)]
    if (before.length === 0) return [missing(names, 'run A has none')]
    if (after.length === 0) return [lost(names)]
    if (rule.kind === 'count') return [countRow(known, { ...names, before, after, rule })]
    const found = unpairedLogRatio(before, after)
    if (found === undefined) {
      return [missing(names, 'a ratio needs two positive values or more in each run')]
    }
    const { threshold } = rule
    const rounds = { a: before.length, b: after.length }
    const p = pBeyond(found.estimate, threshold)
    return [{ measure: known, deployment, threshold, found, rounds, p }]
  })
  const adjusted = holm(drafts.flatMap(draft => ('p' in draft ? [draft.p] : []))).values()
  return drafts.map(draft => ('p' in draft ? ratioRow(draft, adjusted.next().value ?? 1) : draft))
}

function pairs(a: Comparison, b: Comparison) {
  const keyed = [...a.observations, ...b.observations].map(
    ({ measure, deployment }) => [`${measure} ${deployment}`, { measure, deployment }] as const,
  )
  return [...new Map(keyed).values()]
}

function valuesOf(
  { observations }: Comparison,
  { measure, deployment }: { measure: MeasureName; deployment: string },
): readonly number[] {
  return observations
    .filter(each => each.measure === measure && each.deployment === deployment)
    .map(({ value }) => value)
}

/**
 * The rule that the claims have for the measure, run A's first; else by its unit. A share that no claim rests on has none: two
 * repeats of it keep apart by chance too often.
 */
function ruleOf({ name, unit }: Measure, ...runs: readonly Comparison[]): Rule | undefined {
  const criterion = runs
    .flatMap(({ claims }) => claims)
    .flatMap(({ claim }) => (claim.state === 'measured' ? claim.criteria : []))
    .find(({ measure }) => measure === name)
  if (criterion !== undefined) return criterion
  if (unit === 'share') return undefined
  if (unit === 'count') return { kind: 'count', threshold: 0 }
  return { kind: 'ratio', threshold: RATIO_THRESHOLD }
}

type RowNames = Pick<RunRow, 'measure' | 'deployment'>

const missing = (names: RowNames, reason: string): RunRow => ({
  ...names,
  state: 'missing',
  reason,
})

const lost = (names: RowNames): RunRow => ({
  ...names,
  state: 'missing',
  reason: 'run B has none',
  lost: true,
})

function ratioRow(pending: Pending, adjustedP: number): RunRow {
  const { measure, deployment, threshold, found, rounds } = pending
  const { ratio, interval } = found
  const row = { measure: measure.name, deployment, state: 'ratio', ratio, interval } as const
  const verdict = (): RunVerdict => {
    if (adjustedP <= LEVEL) return direction(measure, ratio > 1)
    const inside = interval.from >= 1 / threshold && interval.to <= threshold
    return inside ? 'no difference' : 'inconclusive'
  }
  return { ...row, threshold, rounds, adjustedP, verdict: verdict() }
}

/** Every repeat of the one beyond every repeat of the other, as the criteria of claims count. */
function countRow(
  measure: Measure,
  counted: {
    readonly deployment: string
    readonly before: readonly number[]
    readonly after: readonly number[]
    readonly rule: Rule
  },
): RunRow {
  const { deployment, before, after, rule } = counted
  const { threshold } = rule
  const [all, low, high] = [[...before, ...after], Math.min(...after), Math.max(...after)]
  const verdict = (): RunVerdict => {
    if (low - Math.max(...before) > threshold) return direction(measure, true)
    if (Math.min(...before) - high > threshold) return direction(measure, false)
    const spread = Math.max(...all) - Math.min(...all)
    return spread <= threshold ? 'no difference' : 'inconclusive'
  }
  const row = { measure: measure.name, deployment, state: 'count', a: before, b: after } as const
  return { ...row, threshold, verdict: verdict() }
}

const direction = ({ better }: Measure, grew: boolean): RunVerdict =>
  grew === (better === 'lower') ? 'worse' : 'better'

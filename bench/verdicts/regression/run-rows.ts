import type { Measure, MeasureName } from '../../measures/measure.ts'
import type { Comparison } from '../comparison.ts'
import { holm } from '../statistics/holm.ts'
import { valuesOf } from '../values-of.ts'
import type { Rule } from './both-runs.ts'
import type { MissingRow, RunRow } from './run-comparison.ts'
import { countRow } from './run-count-row.ts'
import { type Pending, pendingRow, testedRow } from './run-tested-row.ts'

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

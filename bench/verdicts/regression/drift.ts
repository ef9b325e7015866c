import { mean } from 'simple-statistics'
import type { MeasureName } from '../../measures/measure.ts'
import type { RunHeader } from '../../samples/run-header.ts'
import { valuesOf } from '../by-deployment.ts'
import type { Comparison } from '../comparison.ts'
import type { StudentEstimate } from '../statistics/student.ts'
import { changes, obstacles } from './differences.ts'

// A machine is another one an hour later: runs of one revision lie further apart than the rounds within them say. What two runs differ by
// is therefore held against what runs of one revision differ by, where there are several.

/** How far the means of runs of one revision lie apart, on the scale of an estimate. */
export type Drift = {
  /** Of a run's mean, the scatter of its rounds included. */
  readonly variance: number
  readonly degreesOfFreedom: number
}

/** Runs by revision, each group in the order of their beginning; a run that is given twice is in it once, as it was given first. */
export function byRevision(runs: readonly Comparison[]): readonly (readonly Comparison[])[] {
  const distinct = runs.filter(
    ({ header }, index) =>
      runs.findIndex(other => other.header.startedAt === header.startedAt) === index,
  )
  const groups: Comparison[][] = []
  for (const run of distinct.toSorted((a, b) =>
    a.header.startedAt.localeCompare(b.header.startedAt),
  )) {
    const own = groups.find(([first]) => first && isSameRevision(first.header, run.header))
    if (own === undefined) groups.push([run])
    else own.push(run)
  }
  return groups
}

/** Whether two runs measured the same on the same machine. Uncommitted changes are the same as nothing, not even as themselves. */
function isSameRevision(a: RunHeader, b: RunHeader): boolean {
  const { git } = a.environment
  if (git.state !== 'known' || git.dirty) return false
  return obstacles(a, b).length === 0 && changes(a, b).length === 0
}

/** Which of a run's values are looked at, and on which scale: the logarithm for a ratio. */
type Scaled = {
  readonly measure: MeasureName
  readonly deployment: string
  readonly scale: (value: number) => number
}

/**
 * The variance of the runs' means about the mean of their revision, pooled over the revisions: Σ (mean of a run − mean of its revision)² ÷
 * Σ (runs of a revision − 1). Undefined where no revision has two runs with a value.
 */
export function driftOf(
  groups: readonly (readonly Comparison[])[],
  { measure, deployment, scale }: Scaled,
): Drift | undefined {
  const means = groups.map(runs =>
    runs
      .map(run => valuesOf(run, measure, deployment).map(scale))
      .filter(values => values.length > 0 && values.every(Number.isFinite))
      .map(values => mean([...values])),
  )
  const degreesOfFreedom = means.reduce((sum, own) => sum + Math.max(0, own.length - 1), 0)
  if (degreesOfFreedom === 0) return undefined
  const squares = means.flatMap(own => own.map(value => (value - mean(own)) ** 2))
  return {
    variance: squares.reduce((sum, each) => sum + each, 0) / degreesOfFreedom,
    degreesOfFreedom,
  }
}

/**
 * What rounds say of b − a, widened by what two runs of one revision differ by: the variances add up, and the degrees of freedom are
 * Satterthwaite's. The scatter of the rounds is in both terms, which errs towards too wide.
 */
export function withDrift(
  { mean: difference, standardError, degreesOfFreedom }: StudentEstimate,
  drift: Drift,
): StudentEstimate {
  const [within, between] = [standardError ** 2, 2 * drift.variance]
  const variance = within + between
  return {
    mean: difference,
    standardError: Math.sqrt(variance),
    degreesOfFreedom:
      variance === 0
        ? degreesOfFreedom
        : variance ** 2 / (within ** 2 / degreesOfFreedom + between ** 2 / drift.degreesOfFreedom),
  }
}

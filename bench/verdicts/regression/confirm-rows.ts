import type { Measure, MeasureName } from '../../measures/measure.ts'
import type { Observation } from '../../measures/observations.ts'
import { MINIMUM_ROUNDS } from '../../plan/limits.ts'
import { beforeOf } from '../../plan/subjects/again.ts'
import { roundPairs } from '../by-deployment.ts'
import { countOutcome } from '../outcome.ts'
import { centreOf, intervalOf, pBeyond } from '../statistics/estimate.ts'
import { holm } from '../statistics/holm.ts'
import { pairedDifference, pairedLogRatio } from '../statistics/paired.ts'
import { LEVEL } from '../statistics/student.ts'
import type { Repetition, RunRow } from './result.ts'

/** A row that says that something got worse. */
type WorseRow = Exclude<RunRow, { state: 'missing' }>

/** Whether a row says that something got worse, for sure or as far as two runs can tell. */
export const isWorse = (row: RunRow): row is WorseRow =>
  row.state !== 'missing' && (row.verdict === 'worse' || row.verdict === 'worse or drift')

type Repeated = {
  readonly repetition: Repetition
  readonly p: number
  readonly grew: boolean
  /** Nothing beyond the limit on the worse side is left in the interval of the pairs, or the counts are not apart. */
  readonly isDisproved: boolean
}

/**
 * What became of rows that got worse when both revisions were measured again in pairs of rounds: worse where the pairs say so too, after
 * Holm's correction over the rows that were repeated; not confirmed where they say that it is not. Rows on which the pairs decide nothing
 * stay as they are, as do those with too few pairs for a verdict and those that were not repeated.
 *
 * @param observations of the deployments of this revision, and of the earlier one by its name beside them
 */
export function confirmRows(
  rows: readonly RunRow[],
  observations: readonly Observation[],
  measureNamed: (name: MeasureName) => Measure | undefined,
): readonly RunRow[] {
  const drafts = rows.map(row => {
    const measure = isWorse(row) ? measureNamed(row.measure) : undefined
    const repeated = isWorse(row) && measure && repeat(row, measure, observations)
    return { row, measure, repeated: repeated || undefined }
  })
  const adjusted = holm(drafts.flatMap(({ repeated }) => (repeated ? [repeated.p] : []))).values()
  return drafts.map(({ row, measure, repeated }) => {
    if (repeated === undefined || measure === undefined || row.state === 'missing') return row
    const isBeyond = (adjusted.next().value ?? 1) <= LEVEL
    const { repetition, grew, isDisproved } = repeated
    const grewWorse = grew === (measure.better === 'lower')
    const otherwise = isDisproved ? 'not confirmed' : row.verdict
    return { ...row, repetition, verdict: isBeyond && grewWorse ? 'worse' : otherwise }
  })
}

/** What the pairs of a row say; undefined where there are too few of them. */
function repeat(
  row: WorseRow,
  measure: Measure,
  observations: readonly Observation[],
): Repeated | undefined {
  const of = (deployment: string) =>
    observations.filter(each => each.measure === row.measure && each.deployment === deployment)
  const [now, before] = [of(row.deployment), of(beforeOf(row.deployment))]
  if (row.state === 'count') {
    const [b, a] = [now, before].map(own => own.map(({ value }) => value))
    if (!a?.length || !b?.length) return undefined
    const outcome = countOutcome(b, a, row.threshold)
    const isApart = outcome === 'larger' || outcome === 'smaller'
    // Counts have no p-value: every repeat beyond every other, or not.
    const repetition = { state: 'count', a, b } as const
    return { repetition, p: isApart ? 0 : 1, grew: outcome === 'larger', isDisproved: true }
  }
  const pairs = roundPairs(now, before)
  const paired =
    row.state === 'ratio' ? pairedLogRatio(pairs, measure) : pairedDifference(pairs, measure)
  if (paired === undefined || paired.rounds < MINIMUM_ROUNDS) return undefined
  const limit = row.state === 'ratio' ? Math.log(row.threshold) : row.threshold
  const figures = { interval: paired.interval, pairs: paired.rounds }
  const repetition: Repetition =
    'ratio' in paired
      ? { state: 'ratio', ratio: paired.ratio, ...figures }
      : { state: 'difference', difference: paired.difference, ...figures }
  const { estimate } = paired
  const { from, to } = intervalOf(estimate)
  const isDisproved = measure.better === 'lower' ? to <= limit : from >= -limit
  return { repetition, p: pBeyond(estimate, limit), grew: centreOf(estimate) > 0, isDisproved }
}

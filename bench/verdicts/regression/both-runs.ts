import type { Measure } from '../../measures/measure.ts'
import type { Criterion } from '../claims/claim.ts'
import type { RunVerdict } from './run-comparison.ts'

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

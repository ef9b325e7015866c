import { MINIMUM_RANKED_ROUNDS, MINIMUM_ROUNDS } from '../../plan/limits.ts'
import { type Pair, pairedDifference, pairedLogRatio } from './paired.ts'

/** One measure's pairs so far, and how narrow its interval has to become. */
export type Series = {
  readonly name: string
  readonly kind: 'ratio' | 'difference'
  /** It is estimated by ranks. */
  readonly skewed?: boolean
  readonly pairs: readonly Pair[]
  /** The interval is narrow when its upper bound ÷ its lower is at most this, or for a difference its upper bound − its lower. */
  readonly target: number
}

/** What is left of the budget. */
export type Budget = {
  readonly remainingMs: number
  /** What one more round takes. */
  readonly roundMs: number
}

/** Whether another round is made. */
export type Step =
  | { readonly state: 'go-on' }
  | { readonly state: 'stop'; readonly reason: 'narrow' }
  /** `wide`: the names of those whose intervals are not narrow yet. */
  | { readonly state: 'stop'; readonly reason: 'budget'; readonly wide: readonly string[] }

/**
 * The stopping rule: rounds go on until every interval is narrow, at least `MINIMUM_ROUNDS` (of ranks `MINIMUM_RANKED_ROUNDS`), or until the budget has no
 * room for one more. It looks at the intervals' widths alone, never at where they lie: who stops at the sight of a difference
 * finds one in the end. What the rule still costs, since an interval is narrow by chance as well, `simulateReports` measures.
 */
export function nextStep(series: readonly Series[], { remainingMs, roundMs }: Budget): Step {
  if (series.every(isNarrow)) return { state: 'stop', reason: 'narrow' }
  if (remainingMs >= roundMs) return { state: 'go-on' }
  const wide = series.filter(one => !isNarrow(one)).map(({ name }) => name)
  return { state: 'stop', reason: 'budget', wide }
}

function isNarrow(series: Series): boolean {
  const { pairs, kind, target, skewed = false } = series
  if (pairs.length < (skewed ? MINIMUM_RANKED_ROUNDS : MINIMUM_ROUNDS)) return false
  const width = kind === 'ratio' ? widthOfRatio(series) : widthOfDifference(series)
  return width !== undefined && width <= target
}

function widthOfRatio({ pairs, ...series }: Series): number | undefined {
  const interval = pairedLogRatio(pairs, series)?.interval
  return interval && interval.to / interval.from
}

function widthOfDifference({ pairs, ...series }: Series): number | undefined {
  const interval = pairedDifference(pairs, series)?.interval
  return interval && interval.to - interval.from
}

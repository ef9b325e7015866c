import { type BothRuns, direction } from './both-runs.ts'
import type { RunRow, RunVerdict } from './run-comparison.ts'

/** Every repeat of the one beyond every repeat of the other, as the criteria of claims count. */
export function countRow({ measure, deployment, before, after, rule }: BothRuns): RunRow {
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

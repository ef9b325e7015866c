import { type CountOutcome, countOutcome } from '../outcome.ts'
import { type BothRuns, direction } from './both-runs.ts'
import type { RunRow, RunVerdict } from './run-comparison.ts'

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

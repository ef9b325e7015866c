import type { RunComparison } from '../verdicts/regression/run-comparison.ts'

/** The exit status of the command: 1 when something got worse or could no longer be measured, else 0. (2 is bad input.) */
export function exitStatusOf({ rows }: RunComparison): 0 | 1 {
  return rows.some(row => (row.state === 'missing' ? row.lost : row.verdict === 'worse')) ? 1 : 0
}

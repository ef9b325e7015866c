import { expect, it } from 'vitest'
import type { RunComparison } from '../verdicts/regression/result.ts'
import { runComparisonTable } from './run-comparison-table.ts'

const compared: RunComparison = {
  startedAt: { a: '2026-01-01T00:00:00.000Z', b: '2026-01-02T00:00:00.000Z' },
  reservations: [],
  driftOf: [],
  changes: [{ name: 'node', a: 'v26.10.0', b: 'v27.0.0' }],
  rows: [
    {
      measure: 'cpu-per-token',
      deployment: 'separate',
      state: 'ratio',
      ratio: 1.2,
      interval: { from: 1.1, to: 1.3091 },
      threshold: 1.05,
      rounds: { a: 8, b: 8 },
      adjustedP: 0.0001,
      verdict: 'worse',
    },
    {
      measure: 'slo-share',
      deployment: 'separate',
      state: 'difference',
      difference: -0.0024,
      interval: { from: -0.0051, to: 0.0003 },
      threshold: 0.01,
      rounds: { a: 8, b: 8 },
      adjustedP: 1,
      verdict: 'no difference',
    },
    {
      measure: 'streams-lost',
      deployment: 'separate',
      state: 'count',
      a: [0.25, 1 / 3],
      b: [0, 0],
      threshold: 0,
      verdict: 'better',
    },
    { measure: 'gone', deployment: 'separate', state: 'missing', reason: 'none-in-b' },
  ],
  contradictions: [{ claim: 'coupling', a: 'confirmed', b: 'refuted' }],
}

it('shows what differs, every row, contradictions, and what it comes to', () => {
  expect(runComparisonTable(compared)).toBe(`A: begun 2026-01-01T00:00:00.000Z
B: begun 2026-01-02T00:00:00.000Z
What differs:
  node: v26.10.0 → v27.0.0
Drift between runs: unknown, because no two runs are of one revision. What is worse as far as the rounds say may be drift.

measure        deployment  from A to B (95% interval)  threshold  adjusted p                       verdict
──────────────────────────────────────────────────────────────────────────────────────────────────────────
cpu-per-token    separate    × 1.200 (1.100 to 1.309)     × 1.05     < 0.001                         worse
slo-share        separate   − 0.002 (-0.005 to 0.000)     ± 0.01       1.000                 no difference
streams-lost     separate              0.25–0.333 → 0        ± 0           –                        better
gone             separate                           –          –           –  not compared: run B has none

Claims whose verdicts contradict each other:
  coupling: confirmed in A, refuted in B

1 of 4 rows got worse, 1 better. (Inconclusive is neither: more rounds decide.)`)
})

it('says what drift is known from, and what to do where it is not and something may be worse', () => {
  const known = runComparisonTable({ ...compared, driftOf: ['2026-01-01', '2026-01-03'] })
  expect(known).toContain(
    'in the interval of each measure that two runs of one revision have, of those begun 2026-01-01, 2026-01-03.',
  )
  expect(known).not.toContain('or the machine drifted')
  const rows = compared.rows.map(row =>
    row.state === 'ratio' ? { ...row, verdict: 'worse or drift' as const } : row,
  )
  expect(runComparisonTable({ ...compared, rows })).toContain(
    'Nothing got worse, 1 better. 1 row got worse or better, or the machine drifted: measure either revision again and give that run too, or --confirm.',
  )
})

it('shows what was measured again, and how much of it was not worse then', () => {
  const interval = { from: 0.98, to: 1.0312 }
  const rows = compared.rows.map(row =>
    row.state === 'ratio'
      ? {
          ...{ ...row, verdict: 'not confirmed' as const },
          repetition: { state: 'ratio', ratio: 1.0049, interval, pairs: 10 } as const,
        }
      : row,
  )
  const text = runComparisonTable({ ...compared, rows })
  expect(text).toContain(`Measured again, interleaved:
  cpu-per-token of separate: × 1.005 (0.980 to 1.031, 10 pairs of rounds)`)
  expect(text).toContain('1 row was worse, but not when measured again.')
})

it('says which run is quick, and which was interrupted', () => {
  const text = runComparisonTable({
    ...compared,
    reservations: [
      { run: 'A', reason: 'quick' },
      { run: 'B', reason: 'interrupted' },
    ],
  })
  expect(text).toContain('NOTE: A is a quick run: it shows that everything works')
  expect(text).toContain('NOTE: B was interrupted: it has fewer rounds')
  expect(runComparisonTable(compared)).not.toContain('NOTE')
})

it('says when both had the pages of another app', () => {
  expect(runComparisonTable({ ...compared, app: 'shop' })).toContain(
    'NOTE: both had the pages of another app: shop.',
  )
  expect(runComparisonTable(compared)).not.toContain('another app')
})

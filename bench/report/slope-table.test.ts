import { expect, it } from 'vitest'
import { slopeTable } from './slope-table.ts'

it('shows every run and the median, and says where a figure is none', () => {
  const slopes = new Map([
    ['integrated', [-4096, 2048, 8192]],
    ['separate', [4096, 3072, 5120]],
  ])
  expect(slopeTable(slopes)).toBe(
    `            run 1  run 2  run 3  median
───────────────────────────────────────
integrated  -4.00   2.00   8.00    2.00
separate     4.00   3.00   5.00    4.00
integrated: inconclusive. In a run the heap gave back more between the readings than the connections took.`,
  )
})

import { expect, it } from 'vitest'
import type { DelaySeries, DrillCourse } from './chart-data.ts'
import { curve } from './curve.ts'
import { delays } from './delays.ts'
import { timeline } from './timeline.ts'

const english = { language: 'en', deployments: ['integrated', 'separate'] } as const

const series = (origin: DelaySeries['origin'], p99: number): DelaySeries => ({
  origin,
  tokens: 1_000,
  quantiles: [
    { share: 0.5, ms: 0.3 },
    { share: 0.99, ms: p99 },
    { share: 0.999, ms: 20 },
  ],
})

const delaysOf = (integrated: number, separate: number) =>
  delays(
    {
      kind: 'delays',
      claim: 'tokens-beside-pages',
      title: () => 'Delays',
      series: [
        series({ kind: 'deployment', name: 'integrated' }, integrated),
        series({ kind: 'deployment', name: 'separate' }, separate),
        series({ kind: 'control' }, 2),
      ],
    },
    english,
  )

it('marks a p99 of which the control is above a fifth, and no other', () => {
  const { table, description, remark } = delaysOf(10, 9.9)
  expect(table.rows.map(row => row[4])).toEqual(['10 ms', '9.90 ms*', '2.00 ms'])
  expect(description).toContain('separate: p50 0.30 ms, p99 9.90 ms*')
  expect(remark).toMatch(/^\* the control’s p99 is above a fifth/)
})

it('explains no mark where there is none', () => {
  expect(delaysOf(10, 10).remark).toBeUndefined()
})

const course = (deployment: string, answers: number, pages: number): DrillCourse => ({
  deployment,
  rounds: 2,
  answers: 400,
  drops: 0,
  survival: [{ atMs: 0, answers, pages }],
  marks: [],
})

it('counts the answers that a drill lost, and the pages that it kept waiting', () => {
  const chart = {
    kind: 'timeline',
    claim: 'fault-tolerance',
    title: () => 'Crash',
    scenario: 'crash-page',
    courses: [course('integrated', 0, 0.05), course('separate', 1, 1), course('isolated', 0.25, 1)],
  } as const
  expect(timeline(chart, english).description).toBe(
    'What was left alive over time. ' +
      'integrated: all 400 answers were lost, pages answered in time fell to 5% at the lowest; ' +
      'separate: none of the 400 answers was lost, every page was answered in time; ' +
      'isolated: 300 of 400 answers were lost, every page was answered in time.',
  )
})

/** A curve of two rounds each, which lie `spread` to both sides of these heights; x in steps of 10. */
const curveOf = (integrated: readonly number[], separate: readonly number[], spread: number) => {
  const points = Object.entries({ integrated, separate }).flatMap(([deployment, heights]) =>
    heights.flatMap((y, index) =>
      [-spread, spread].map((off, round) => ({ deployment, round, x: index * 10, y: y + off })),
    ),
  )
  return curve(
    {
      kind: 'curve',
      claim: 'tokens-beside-pages',
      title: () => 'Delay',
      x: { title: () => 'Pages', unit: 'count' },
      y: { title: () => 'Delay', unit: 'milliseconds' },
      scale: 'linear',
      points,
    },
    english,
  ).description
}

it('tells a crossing of the medians alone as that, where rounds overlap', () => {
  expect(curveOf([1, 5], [3, 3], 0.9)).toContain('The curves cross at 5; beyond it separate is')
  expect(curveOf([1, 5], [3, 3], 1)).toContain('The medians cross at 5, beyond which that of sep')
  expect(curveOf([1, 2], [3, 3], 1)).toContain('The curves do not cross')
})

it('names no place from which on one is lower where the medians cross again', () => {
  expect(curveOf([1, 5, 2], [3, 3, 3], 0.1)).toContain('The medians cross 2 times, first at 5:')
})

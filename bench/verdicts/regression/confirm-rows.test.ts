import { expect, it } from 'vitest'
import type { Measure } from '../../measures/measure.ts'
import { observed } from '../testing/fixtures.ts'
import { confirmRows } from './confirm-rows.ts'
import type { RunRow, RunVerdict } from './result.ts'

const named = (name: string): Measure => ({
  ...{ name, unit: 'bytes', better: name === 'goodput' ? 'higher' : 'lower', scenario: 'load' },
  of: () => undefined,
})

const tested = { interval: { from: 1.1, to: 1.3 }, rounds: { a: 8, b: 8 }, adjustedP: 0.001 }

function ratioRow(measure: string, verdict: RunVerdict = 'worse or drift'): RunRow {
  const names = { measure, deployment: 'integrated' }
  return { ...names, state: 'ratio', ratio: 1.2, threshold: 1.05, ...tested, verdict }
}

const countRow: RunRow = {
  ...{ measure: 'lost', deployment: 'integrated', state: 'count' },
  ...{ a: [0, 0], b: [1, 1], threshold: 0, verdict: 'worse or drift' },
}

/** Ten rounds of both revisions: this one lies around `ratio` times the earlier one. */
function rounds(measure: string, ratio: number) {
  const before = Array.from({ length: 10 }, (_, index) => 100 + (index % 3))
  const now = before.map((value, index) => value * (ratio + (index % 2 === 0 ? 0.01 : -0.01)))
  return [
    ...observed(measure, 'integrated', now),
    ...observed(measure, 'integrated-before', before),
  ]
}

it.each([
  ['memory', 1.2, 'worse'],
  ['memory', 1.03, 'not confirmed'],
  ['memory', 0.8, 'not confirmed'],
  ['goodput', 0.8, 'worse'],
  ['goodput', 1.2, 'not confirmed'],
])('of %s, %f times as much in pairs of rounds, is %s', (measure, ratio, verdict) => {
  const [row] = confirmRows([ratioRow(measure)], rounds(measure, ratio), named)
  expect(row).toMatchObject({ verdict, repetition: { state: 'ratio', pairs: 10 } })
  expect(row?.repetition?.state === 'ratio' && row.repetition.ratio).toBeCloseTo(ratio, 2)
})

it('counts every repeat of the one against every repeat of the other', () => {
  const [before, now] = [
    observed('lost', 'integrated-before', [0, 0]),
    observed('lost', 'integrated', [1, 2]),
  ]
  expect(confirmRows([countRow], [...before, ...now], named)).toMatchObject([
    { verdict: 'worse', repetition: { state: 'count', a: [0, 0], b: [1, 2] } },
  ])
  const alike = observed('lost', 'integrated', [0, 1])
  expect(confirmRows([countRow], [...before, ...alike], named)).toMatchObject([
    { verdict: 'not confirmed' },
  ])
})

it('leaves what was not worse, or not measured again, as it is', () => {
  const rows = [
    ratioRow('memory', 'better or drift'),
    ratioRow('delay', 'worse'),
    { measure: 'memory', deployment: 'separate', state: 'missing', reason: 'none-in-b' } as const,
  ]
  expect(confirmRows(rows, rounds('memory', 1.2), named)).toEqual(rows)
})

it('corrects for how many rows were measured again, and leaves open what that leaves open', () => {
  const near = rounds('memory', 1.06)
  expect(confirmRows([ratioRow('memory')], near, named)).toMatchObject([{ verdict: 'worse' }])
  const names = Array.from({ length: 30 }, (_, index) => `other-${index}`)
  const rows = [ratioRow('memory'), ...names.map(name => ratioRow(name))]
  const all = [...near, ...names.flatMap(name => rounds(name, 1))]
  const [memory, ...others] = confirmRows(rows, all, named)
  expect(memory).toMatchObject({ verdict: 'worse or drift', repetition: { pairs: 10 } })
  expect(others.every(row => 'verdict' in row && row.verdict === 'not confirmed')).toBe(true)
})

it.each(['worse', 'worse or drift'] as const)(
  'says nothing of a row that was %s with fewer pairs than a verdict needs',
  verdict => {
    for (const ratio of [1, 1.2]) {
      const few = rounds('memory', ratio).filter(({ round }) => round <= 7)
      const row = ratioRow('memory', verdict)
      expect(confirmRows([row], few, named)).toEqual([row])
    }
  },
)

it('leaves a row as it was whose pairs reach beyond the limit on the worse side', () => {
  const wide = [
    ...rounds('memory', 1.05),
    ...observed('goodput', 'integrated', [70, 130, 70, 130, 70, 130, 70, 130]),
    ...observed('goodput', 'integrated-before', Array(8).fill(100)),
  ]
  const rows = [ratioRow('memory', 'worse'), ratioRow('goodput')]
  expect(confirmRows(rows, wide, named)).toMatchObject([
    { verdict: 'worse', repetition: { pairs: 10 } },
    { verdict: 'worse or drift', repetition: { pairs: 8 } },
  ])
})

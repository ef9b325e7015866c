import { expect, it } from 'vitest'
import { logDomain, logTicks } from './axis-scale.ts'
import { roundRatios } from './forest-spec.ts'
import { medians } from './medians.ts'

it('brings the rounds of a place together, in order of x', () => {
  const at = (round: number, x: number, y: number) => ({ deployment: 'a', round, x, y })
  expect(medians([at(1, 10, 3), at(1, 0, 7), at(2, 10, 5), at(3, 10, 100)])).toEqual([
    { deployment: 'a', x: 0, y: 7, low: 7, high: 7, rounds: 1 },
    { deployment: 'a', x: 10, y: 5, low: 3, high: 100, rounds: 3 },
  ])
  expect(medians([])).toEqual([])
})

it.each([
  ['lower', 'integrated', 2],
  ['lower', 'separate', 0.5],
  ['higher', 'integrated', 0.5],
  ['higher', 'separate', 2],
] as const)(
  'puts worse above better: %s is better, the claim favours %s',
  (better, favours, expected) => {
    const seen = (deployment: string, round: number, value: number) => ({
      measure: 'm',
      deployment,
      round,
      value,
    })
    const criterion = { kind: 'ratio', measure: 'm', favours, threshold: 1.05 } as const
    const observations = [
      seen('separate', 2, 20),
      seen('integrated', 2, 10),
      seen('integrated', 1, 1),
      seen('separate', 1, 2),
      // No pair, no ratio of zero, not of another measure or a further arm.
      seen('integrated', 3, 5),
      seen('integrated', 4, 0),
      seen('separate', 4, 5),
      { ...seen('separate', 3, 5), measure: 'other' },
      seen('isolated', 3, 5),
    ]
    expect(roundRatios(criterion, better, observations)).toEqual([
      { round: 1, ratio: expected },
      { round: 2, ratio: expected },
    ])
  },
)

it('puts round ticks on a logarithmic axis, as many as there may be', () => {
  expect(logTicks([0.7, 1.45], 5)).toEqual([0.7, 1])
  expect(logTicks([0.05, 2_000], 6)).toEqual([0.1, 1, 10, 100, 1_000])
  expect(logTicks([1.01, 1.09], 4)).toEqual([1.02, 1.04, 1.06, 1.08])
  expect(logTicks([0.9e-6, 1.1e2], 4)).toEqual([1e-6, 1e-3, 1])
})

it('leaves air at the ends of a logarithmic axis', () => {
  expect(logDomain([4, 2, 8], 2)).toEqual([1, 16])
})

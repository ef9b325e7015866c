import { expect, it } from 'vitest'
import { crossings } from './crossover.ts'
import type { Middle } from './medians.ts'

const curve = (deployment: string, heights: readonly number[]): Middle[] =>
  heights.map((y, index) => ({ deployment, x: index * 10, y, low: y, high: y, rounds: 1 }))

const ofPair = (a: readonly number[], b: readonly number[], scale: 'linear' | 'log' = 'linear') =>
  crossings([...curve('a', a), ...curve('b', b)], ['a', 'b'], scale)

it('finds where the straight lines between common places meet', () => {
  expect(ofPair([1, 5], [3, 3])).toEqual([{ x: 5, y: 3, lowerAfter: 'b', roundsApart: false }])
  expect(ofPair([4, 2, 4], [3, 3, 3]).map(({ x, lowerAfter }) => [x, lowerAfter])).toEqual([
    [5, 'a'],
    [15, 'b'],
  ])
})

it('draws the lines straight in log y on a logarithmic scale', () => {
  const [crossing] = ofPair([1, 100], [10, 10], 'log')
  expect(crossing?.x).toBeCloseTo(5, 10)
  expect(crossing?.y).toBeCloseTo(10, 10)
})

it('takes a place at which both are equal as the crossing, and a mere touch as none', () => {
  expect(ofPair([1, 3, 9], [2, 3, 4])).toEqual([
    { x: 10, y: 3, lowerAfter: 'b', roundsApart: false },
  ])
  expect(ofPair([1, 3, 1], [3, 3, 3])).toEqual([])
  expect(ofPair([1, 1], [1, 1])).toEqual([])
})

it('leaves out what only one of them has', () => {
  const lonely = curve('a', [1, 1, 9]).filter(({ x }) => x !== 10)
  const found = crossings([...lonely, ...curve('b', [5, 0, 5])], ['a', 'b'], 'linear')
  expect(found).toEqual([{ x: 10, y: 5, lowerAfter: 'b', roundsApart: false }])
  expect(crossings(lonely, ['a', 'b'], 'linear')).toEqual([])
})

it('tells whether the rounds of both lie apart before and after a crossing', () => {
  const spread = (deployment: string, heights: readonly number[], by: number, rounds = 2) =>
    curve(deployment, heights).map(middle => ({
      ...middle,
      low: middle.y - by,
      high: middle.y + by,
      rounds,
    }))
  const areApart = (by: number, rounds?: number) =>
    crossings(
      [...spread('a', [1, 5, 9], by, rounds), ...spread('b', [4, 4, 4], by)],
      ['a', 'b'],
      'linear',
    ).map(crossing => crossing.roundsApart)
  expect(areApart(1.4)).toEqual([true])
  expect(areApart(1.5)).toEqual([false])
  expect(areApart(1.4, 1)).toEqual([false])
})

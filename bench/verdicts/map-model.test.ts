import { expect, it } from 'vitest'
import { fitTurn, type ModelPoint, modelError, predictLeftOut, predictP99 } from './map-model.ts'

const wait = { pageMs: 200, perSecond: 2, tokenShare: 0 }
const light = { pageMs: 2, perSecond: 100, tokenShare: 0 }
const point = (measuredP99: number, of = wait): ModelPoint => ({ wait: of, measuredP99 })

it('a token on the loop of the pages waits for the rest of one', () => {
  const oneLoop = { baseMs: 3 }
  expect(predictP99(wait, oneLoop)).toBeCloseTo(195)
  expect(predictP99(light, oneLoop)).toBe(3)
})

it('a token in a process of its own waits for one turn of the scheduler at most', () => {
  expect(predictP99(wait, { baseMs: 3, turnMs: 8 })).toBe(8)
})

it('takes the turn from the pages that hold tokens up, in the middle of what they did', () => {
  expect(fitTurn([point(7), point(8), point(20), point(3, light)], 3)).toBe(8)
  expect(fitTurn([point(3, light)], 3)).toBeUndefined()
})

it('predicts a point from the others alone', () => {
  const points = [point(6), point(8), point(10)]
  expect(predictLeftOut(points, { baseMs: 3, oneLoop: false })).toEqual([9, 8, 7])
  expect(predictLeftOut(points, { baseMs: 3, oneLoop: true })).toEqual([195, 195, 195])
})

it('counts too much and too little alike', () => {
  const pairs = [
    { measured: 10, predicted: 20 },
    { measured: 30, predicted: 20 },
    { measured: 20, predicted: 20 },
  ]
  expect(modelError(pairs)).toEqual({ median: 1.5, worst: expect.closeTo(2), points: 3 })
  expect(modelError([])).toBeUndefined()
})

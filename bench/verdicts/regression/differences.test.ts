import { expect, it } from 'vitest'
import { syntheticHeader, withPlan } from '../testing/synthetic-comparison.ts'
import { obstacles } from './differences.ts'

it('forbids to compare a run of equal cores with one that had a core for each process', () => {
  const each = withPlan({ cores: 'each' })
  expect(obstacles(syntheticHeader, each)).toEqual([{ name: '--cores', a: 'equal', b: 'each' }])
  expect(obstacles(each, each)).toEqual([])
  expect(obstacles(syntheticHeader, syntheticHeader)).toEqual([])
})

it('forbids to compare runs of different loads', () => {
  const half = withPlan({ loadFactor: 0.5 })
  expect(obstacles(syntheticHeader, half)).toEqual([
    { name: 'share of the default load', a: '1', b: '0.5' },
  ])
  expect(obstacles(half, half)).toEqual([])
})

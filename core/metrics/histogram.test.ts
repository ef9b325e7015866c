import { describe, expect, it } from 'vitest'
import { ladders } from './buckets.ts'
import { Histogram } from './histogram.ts'

describe('Histogram', () => {
  it('counts a value at a bound below it, and one past the last apart', () => {
    const histogram = new Histogram([0.001, 0.01, 0.1])
    for (const value of [0, 0.001, 0.0011, 0.1, 0.11, 7]) histogram.observe(value)
    expect([...histogram.counts]).toEqual([2, 1, 1, 2])
    expect(histogram.sum).toBeCloseTo(7.2121)
  })

  it('counts many of the same at once', () => {
    const histogram = new Histogram([1])
    histogram.observe(0.5, 4)
    expect([...histogram.counts]).toEqual([4, 0])
    expect(histogram.sum).toBe(2)
  })

  it.each(Object.entries(ladders))('the ladder of %s ascends', (_, bounds) => {
    expect(bounds).toEqual([...bounds].sort((a, b) => a - b))
    expect(new Set(bounds).size).toBe(bounds.length)
  })
})

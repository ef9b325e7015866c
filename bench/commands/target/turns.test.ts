import { describe, expect, it } from 'vitest'
import { MAX_TURNS_PER_SECOND, planTurns, turnsPerSecond } from './turns.ts'

describe('turnsPerSecond', () => {
  it("is Little's law, up to a limit", () => {
    expect(turnsPerSecond(20, 4)).toBe(5)
    expect(turnsPerSecond(500, 0.1)).toBe(MAX_TURNS_PER_SECOND)
  })
})

describe('planTurns', () => {
  const options = { perSecond: 40, seconds: 100, sockets: 7, seed: 1 }
  const turns = planTurns(options)

  it('is the same for the same seed and another for another', () => {
    expect(planTurns(options)).toEqual(turns)
    expect(planTurns({ ...options, seed: 2 })).not.toEqual(turns)
  })

  it('asks for as many as was said, within four standard deviations, in order and in time', () => {
    expect(Math.abs(turns.length - 4_000)).toBeLessThan(4 * Math.sqrt(4_000))
    const moments = turns.map(({ atMs }) => atMs)
    expect(moments).toEqual(moments.toSorted((a, b) => a - b))
    expect(moments.at(-1)).toBeLessThan(100_000)
  })

  it('draws Poisson moments: gaps whose mean and deviation agree', () => {
    const gaps = turns.slice(1).map(({ atMs }, index) => atMs - (turns[index]?.atMs ?? 0))
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length
    expect(Math.abs(Math.sqrt(variance) / mean - 1)).toBeLessThan(0.1)
  })

  it('goes round the sockets', () => {
    expect(turns.slice(0, 8).map(({ socket }) => socket)).toEqual([0, 1, 2, 3, 4, 5, 6, 0])
  })
})

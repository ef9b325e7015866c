import { describe, expect, it } from 'vitest'
import { MINIMUM_ROUNDS } from '../../plan/limits.ts'
import { nextStep, type Series } from './next-step.ts'

const plenty = { remainingMs: 10_000, roundMs: 1_000 }
const narrow = (rounds: number, ratio = 1.2) =>
  Array.from({ length: rounds }, (_, index) => ({
    worse: 100 * ratio * (1 + 0.001 * (index % 2)),
    better: 100,
  }))
const wide = (rounds: number) =>
  Array.from({ length: rounds }, (_, index) => ({ worse: 100 + 40 * (index % 2), better: 100 }))
const series = (name: string, pairs: ReturnType<typeof narrow>): Series => ({
  name,
  kind: 'ratio',
  pairs,
  target: 1.05,
})

describe('nextStep', () => {
  it('asks for the minimum of rounds, however narrow the interval is', () => {
    const early = [series('memory', narrow(MINIMUM_ROUNDS - 1))]
    expect(nextStep(early, plenty)).toEqual({ state: 'go-on' })
    const enough = [series('memory', narrow(MINIMUM_ROUNDS))]
    expect(nextStep(enough, plenty)).toEqual({ state: 'stop', reason: 'narrow' })
  })

  it('goes on while one interval is wide', () => {
    const both = [series('memory', narrow(8)), series('delay', wide(8))]
    expect(nextStep(both, plenty)).toEqual({ state: 'go-on' })
  })

  it('stops when another round does not fit, and names what is wide', () => {
    const both = [series('memory', narrow(8)), series('delay', wide(8))]
    expect(nextStep(both, { remainingMs: 999, roundMs: 1_000 })).toEqual({
      state: 'stop',
      reason: 'budget',
      wide: ['delay'],
    })
    expect(nextStep(both, { remainingMs: 1_000, roundMs: 1_000 })).toEqual({ state: 'go-on' })
    expect(nextStep([series('memory', [])], { remainingMs: 0, roundMs: 1 })).toMatchObject({
      reason: 'budget',
    })
  })

  it('does not care where the interval lies', () => {
    const steps = [0.2, 0.95, 1, 1.05, 5].map(ratio =>
      nextStep([series('memory', narrow(8, ratio))], plenty),
    )
    expect(new Set(steps.map(step => JSON.stringify(step))).size).toBe(1)
  })

  it('takes a difference to be narrow by its width in its own unit', () => {
    // Shares that fall by 0.1 or 0.2 percentage points in turn: an interval 0.09 points wide.
    const pairs = Array.from({ length: 8 }, (_, index) => ({
      worse: 1,
      better: 0.999 - 0.001 * (index % 2),
    }))
    const stepAt = (target: number) =>
      nextStep([{ name: 'share', kind: 'difference', pairs, target }], plenty).state
    expect(stepAt(0.0009)).toBe('stop')
    expect(stepAt(0.0008)).toBe('go-on')
  })

  it('takes a share that is the same in every round to be narrow', () => {
    const pairs = Array.from({ length: 8 }, () => ({ worse: 1, better: 1 }))
    const share: Series = { name: 'share', kind: 'difference', pairs, target: 0.01 }
    expect(nextStep([share], plenty)).toEqual({ state: 'stop', reason: 'narrow' })
    expect(nextStep([{ ...share, pairs: pairs.slice(1) }], plenty)).toEqual({ state: 'go-on' })
  })

  it('goes on with a series that has no interval', () => {
    const negative = narrow(8).map(pair => ({ ...pair, worse: -1 }))
    expect(nextStep([series('slope', negative)], plenty)).toEqual({ state: 'go-on' })
  })
})

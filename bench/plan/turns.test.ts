import { describe, expect, it } from 'vitest'
import { answers, defaultLoad, defaultProfile } from './profile.ts'
import { timeline } from './timeline.ts'
import { planTurns } from './turns.ts'

const plan = timeline(defaultProfile)
const turns = planTurns(defaultProfile, plan)
const streamWindows = plan.windows.filter(window => window.tokensPerSecond > 0)

describe('planTurns', () => {
  it('is the same for the same seed and another for another', () => {
    expect(planTurns(defaultProfile, plan)).toEqual(turns)
    expect(planTurns({ ...defaultProfile, seed: 2 }, plan)).not.toEqual(turns)
  })

  it('places every turn inside a window with streams, in order', () => {
    for (const { at, window } of turns) {
      const { span } = streamWindows.find(({ name }) => name === window) ?? {
        span: { from: 0, to: 0 },
      }
      expect(at).toBeGreaterThanOrEqual(span.from)
      expect(at).toBeLessThan(span.to)
    }
    const moments = turns.map(({ at }) => at)
    expect(moments).toEqual(moments.toSorted((a, b) => a - b))
  })

  it('gives each socket its first turn before any has its second', () => {
    const first = turns.slice(0, 1_200).map(({ socket }) => socket)
    expect(new Set(first).size).toBe(Math.min(turns.length, 1_200))
  })

  it('offers the tokens that were asked for, within four standard deviations', () => {
    const seconds = streamWindows.length * defaultLoad.seconds
    const expected = (defaultLoad.tokensPerSecond / answers.meanTokens) * seconds
    expect(Math.abs(turns.length - expected)).toBeLessThan(4 * Math.sqrt(expected))
  })

  it('draws Poisson moments: gaps whose mean and deviation agree', () => {
    const moments = turns.filter(({ window }) => window === 'streams').map(({ at }) => at)
    const gaps = moments.slice(1).map((at, index) => at - (moments[index] ?? 0))
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length
    expect(Math.sqrt(variance) / mean).toBeGreaterThan(0.9)
    expect(Math.sqrt(variance) / mean).toBeLessThan(1.1)
  })
})

import { describe, expect, it } from 'vitest'
import { answers, defaultLoad, defaultProfile, type Profile } from './profile.ts'
import { lastEndedBefore, openingMoment, planTurns, timeline } from './timeline.ts'

const idle: Profile = { ...defaultProfile, steps: [1_000, 5_000], windows: [] }

describe('timeline', () => {
  const [pages, streams, both] = defaultProfile.windows

  it('opens, rests, and loads one window after another, cutting the warm-up of each', () => {
    expect(timeline(defaultProfile)).toEqual({
      steps: [{ connections: 1_200, opening: { from: 0, to: 8 }, idle: { from: 8, to: 17 } }],
      windows: [
        {
          ...pages,
          span: { from: 17, to: 41 },
          steady: { from: 23, to: 41 },
        },
        {
          ...streams,
          span: { from: 42, to: 66 },
          steady: { from: 48, to: 66 },
        },
        {
          ...both,
          span: { from: 66, to: 90 },
          steady: { from: 72, to: 90 },
        },
      ],
      end: 98,
    })
  })

  it('ends within 3 minutes with a minute to spare for starting and page throughput', () => {
    expect(timeline(defaultProfile).end).toBeLessThan(120)
  })

  it('has no window when the profile has none', () => {
    expect(timeline(idle).windows).toEqual([])
    expect(timeline(idle).end).toBe(timeline(idle).steps[1]?.idle.to)
  })
})

it('knows whose answers have ended when a window begins', () => {
  const [pages, streams] = timeline(defaultProfile).windows
  expect([0, 1, 2].map(index => lastEndedBefore(index, timeline(defaultProfile)))).toEqual([
    undefined,
    pages,
    // The streams of the window before flow on.
    pages,
  ])
  const last = { windows: [pages, streams].flatMap(window => window ?? []) }
  expect(lastEndedBefore(2, last)).toEqual(pages)
})

describe('openingMoment', () => {
  const plan = timeline(idle)
  const [first, second] = plan.steps

  it.each([
    [0, first?.opening.from],
    [500, ((first?.opening.from ?? 0) + (first?.opening.to ?? 0)) / 2],
    [1_000, second?.opening.from],
    [3_000, ((second?.opening.from ?? 0) + (second?.opening.to ?? 0)) / 2],
  ])('opens socket %i at %s s', (socket, moment) => {
    expect(openingMoment(socket, plan)).toBeCloseTo(moment ?? Number.NaN)
  })

  it('knows no socket beyond the last', () => {
    expect(() => openingMoment(5_000, plan)).toThrow('expected a socket below 5000, found 5000')
  })
})

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

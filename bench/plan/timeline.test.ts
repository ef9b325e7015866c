import { describe, expect, it } from 'vitest'
import { defaultProfile, type Profile } from './profile.ts'
import { lastEndedBefore, openingMoment, timeline } from './timeline.ts'

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

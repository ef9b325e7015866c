import { describe, expect, it } from 'vitest'
import { answers, defaultProfile, socketsOf, socketUseOf } from './profile.ts'
import { interference } from './scenarios/interference.ts'
import { memoryLadder, streamLadder } from './scenarios/ladders.ts'
import { loadProfile } from './scenarios/load.ts'
import { relay } from './scenarios/relay.ts'
import { planTurns, timeline } from './timeline.ts'
import { describeWindow } from './windows.ts'

const profiles = Object.entries({
  defaultProfile,
  loadProfile,
  memoryLadder: memoryLadder.action.profile,
  streamLadder: streamLadder.action.profile,
  interference: interference.action.profile,
})

describe.each(profiles)('%s', (_, profile) => {
  it('has windows of different names that k6 takes as names of scenarios', () => {
    const names = profile.windows.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[\w-]+$/)
  })

  it('loads pages that it knows, so many whole times a second', () => {
    for (const { page, perSecond } of profile.windows.flatMap(({ pages }) => pages)) {
      expect(Object.keys(profile.pages)).toContain(page)
      expect(perSecond).toSatisfy(Number.isInteger)
      expect(perSecond).toBeGreaterThan(0)
    }
  })

  it('leaves a steady part in each window', () => {
    for (const { steady } of timeline(profile).windows) {
      expect(steady.to - steady.from).toBeGreaterThanOrEqual(8)
    }
  })
})

it('takes at most 80 seconds for a round of a comparison, its start not counted', () => {
  expect(timeline(loadProfile).end).toBeLessThanOrEqual(80)
})

it('counts the sockets of the probe, beside those of the load or as the load', () => {
  expect(socketsOf({ ...defaultProfile, steps: [20] })).toBe(20 + defaultProfile.probeStreams)
  const { profile } = relay.action
  expect(socketsOf(profile)).toBe(profile.probeStreams)
})

it('knows what the busiest socket of few does, and that one of many stays below every default', () => {
  const busy = { ...defaultProfile, steps: [20] }
  const turns = planTurns(busy, timeline(busy))
  const moments = turns.filter(({ socket }) => socket === 0).map(({ at }) => at)
  const within = (seconds: number) =>
    Math.max(...moments.map(from => moments.filter(at => at >= from && at < from + seconds).length))
  const { framesPerSecond, answers: atOnce } = socketUseOf(busy)
  expect(within(1)).toBeLessThanOrEqual(framesPerSecond)
  expect(within(answers.meanSeconds)).toBeLessThanOrEqual(atOnce)
  expect(within(answers.meanSeconds)).toBeGreaterThan(16)
  expect(socketUseOf(defaultProfile)).toEqual({ framesPerSecond: 8, answers: 10 })
})

it('says what a window loads', () => {
  expect(defaultProfile.windows.map(describeWindow)).toEqual([
    'pages: 15 static and 15 rendered pages a second, 24 s',
    'streams: 6000 tokens a second, 24 s',
    'both: 6000 tokens a second, 15 static and 15 rendered pages a second, 24 s',
  ])
})

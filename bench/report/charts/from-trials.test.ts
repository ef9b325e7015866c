import { expect, it } from 'vitest'
import type { Sample } from '../../samples/run-sample.ts'
import { trialHeader } from '../../samples/testing/trial-header.ts'
import type { Trial } from '../../samples/trial.ts'
import { syntheticDelayTrials, syntheticDrillTrials } from '../testing/synthetic-charts.ts'
import { delaySeries } from './delays.ts'
import { drillCourses } from './timeline.ts'

const trial = (deployment: string, samples: readonly Sample[], round = 1): Trial => ({
  header: trialHeader({ scenario: 'crash-page', deployment, round }),
  samples,
  endedAt: '2026-01-02T03:05:05.000Z',
})

const delays = (delayUs: readonly number[], arrivedMs = delayUs.map(() => 500)): Sample => ({
  type: 'delay',
  window: 'both',
  steadyFromMs: 100,
  steadyToMs: 1_000,
  relayed: { arrivedMs, delayUs },
  control: { arrivedMs: [500], delayUs: [50] },
  lost: [],
})

it('pools the steady delays of the rounds by deployment, and every control', () => {
  const series = delaySeries(
    [
      trial('integrated', [delays([1_000, 9_000, 3_000], [500, 99, 999])]),
      trial('integrated', [delays([2_000])], 2),
      trial('separate', [delays([5_000, 7_000], [1_000, 500])]),
    ],
    'both',
  )
  expect(series.map(({ origin, tokens }) => [origin, tokens])).toEqual([
    [{ kind: 'deployment', name: 'integrated' }, 3],
    [{ kind: 'deployment', name: 'separate' }, 1],
    [{ kind: 'control' }, 3],
  ])
  expect(series[0]?.quantiles.at(0)).toEqual({ share: 0, ms: 1 })
  expect(series[0]?.quantiles.at(-1)).toEqual({ share: 1 - 1 / 3, ms: 3 })
})

it('has nothing of a window without a probe', () => {
  expect(delaySeries([trial('integrated', [delays([1])])], 'streams')).toEqual([])
  expect(delaySeries([], 'both')).toEqual([])
})

it('gives quantiles that rise, out to the rarest token', () => {
  for (const { quantiles, tokens } of delaySeries(syntheticDelayTrials(), 'both')) {
    const shares = quantiles.map(({ share }) => share)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    const heights = quantiles.map(({ ms }) => ms)
    expect(heights).toEqual(heights.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBe(1 - 1 / tokens)
  }
})

const page = (atMs: number, status: number, durationMs = 5): Sample => ({
  type: 'witness-page',
  page: 'static',
  atMs,
  durationMs,
  status,
})
const stream = (endedMs: number, outcome: 'exact' | 'error' | 'lost', drops: number): Sample => ({
  type: 'witness-stream',
  stream: 0,
  outcome,
  drops,
  tokens: 1,
  largestGapMs: 1,
  endedMs,
})

it('counts time from the fault, pages by when they were asked for, answers until they were lost', () => {
  const [course] = drillCourses([
    trial('integrated', [
      { type: 'fault', action: 'kill', process: 'p', atMs: 1_000 },
      { type: 'fault', action: 'ready', process: 'p', atMs: 1_600 },
      page(700, 200),
      page(1_100, 200),
      page(1_200, 0),
      page(1_300, 500),
      page(1_400, 200, 1_001),
      page(2_100, 200),
      stream(1_550, 'lost', 1),
      stream(2_200, 'exact', 1),
    ]),
  ])
  expect(course?.survival).toEqual([
    { atMs: -500, answers: 1, pages: 1 },
    { atMs: 0, answers: 1, pages: 0.25 },
    { atMs: 500, answers: 0.5, pages: undefined },
    { atMs: 1_000, answers: 0.5, pages: 1 },
  ])
  expect(course).toMatchObject({ rounds: 1, answers: 2, drops: 2 })
  expect(course?.marks).toEqual([
    { action: 'kill', process: 'p', atMs: 0 },
    { action: 'ready', process: 'p', atMs: 600 },
  ])
})

it('lays the rounds on top of each other at their faults, and leaves out a trial without one', () => {
  const courses = drillCourses([...syntheticDrillTrials(), trial('isolated', [page(0, 200)])])
  expect(courses.map(({ deployment, rounds }) => [deployment, rounds])).toEqual([
    ['integrated', 3],
    ['separate', 3],
  ])
  expect(courses[0]?.survival.at(-1)?.answers).toBeCloseTo(1 / 24, 10)
  expect(courses[1]?.survival.at(-1)?.answers).toBe(1)
  expect(courses[0]?.marks.map(({ action, atMs }) => [action, atMs])).toEqual([
    ['kill', 0],
    ['start', 200],
    ['ready', 2_020],
  ])
})

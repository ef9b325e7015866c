import { describe, expect, it } from 'vitest'
import type { Sample } from '../samples/run-sample.ts'
import { type Capacity, capacity, capacityOf, isBeyondKnee } from './capacity.ts'
import { memorySteps } from './figures/memory.ts'
import { trialSummary, trialValidity } from './figures/summary.ts'
import { above, interferenceMeasures, pageLatencyCurve, tokenDelayCurve } from './interference.ts'
import { memorySlopeIdle, memorySlopeStreaming } from './memory.ts'
import {
  answeredPages,
  answeredTurns,
  beginMs,
  delaySample,
  memorySample,
  smallProfile,
  trialOf,
  usageSample,
} from './testing/load-trial.ts'

describe('the memory ladder', () => {
  it('takes the slope from 1,000 connections on, and the last reading at each', () => {
    const samples = [
      memorySample(100, 900_000),
      memorySample(1_000, 9_999_999),
      memorySample(1_000, 1_000_000),
      memorySample(5_000, 5_001_000),
      memorySample(5_000, 5_000_000),
    ]
    const trial = trialOf('memory-ladder', smallProfile({ windows: [] }), samples)
    expect(memorySlopeIdle.of(trial)).toBeCloseTo(1_000)
    expect(memorySteps(samples).map(({ settled }) => settled)).toEqual([undefined, false, true])
  })

  it('has no slope where only one step was reached', () => {
    const trial = trialOf('memory-ladder', smallProfile({ windows: [] }), [memorySample(1_000, 1)])
    expect(memorySlopeIdle.of(trial)).toBeUndefined()
  })
})

const ladder = smallProfile({
  windows: [200, 400, 600].map(tokensPerSecond => ({
    name: `tokens-${tokensPerSecond}`,
    seconds: 16,
    tokensPerSecond,
    pages: [],
  })),
})
const rungs = (...addedMs: readonly number[]): Sample[] =>
  addedMs.map((ms, index) => delaySample(ladder.windows[index]?.name ?? '', ms))
const climb = (samples: readonly Sample[]) =>
  trialOf('stream-ladder', ladder, [...answeredTurns(ladder), ...samples])
const climbed = (samples: readonly Sample[]): Capacity | undefined => capacityOf(climb(samples))
/** Live streams of a rung: k6's on average, and the 24 of the probe. */
const liveAt = (name: string) =>
  24 + (trialSummary(climb([]))?.windows.find(window => window.name === name)?.streams?.live ?? 0)

describe('capacity', () => {
  it('counts the streams that are alive at once: arrivals a second × 5 s each', () => {
    const live = liveAt('tokens-600') - 24
    expect(Math.abs(live - 30)).toBeLessThan(4 * Math.sqrt(30))
    expect(liveAt('tokens-200')).toBeLessThan(liveAt('tokens-400'))
    expect(liveAt('tokens-400')).toBeLessThan(liveAt('tokens-600'))
  })

  it('is the highest rung that met the SLO, one that failed by chance below it or not', () => {
    const liveStreams = liveAt('tokens-400')
    expect(climbed(rungs(1, 10, 51))).toEqual({ state: 'knee', liveStreams })
    expect(climbed(rungs(80, 10, 51))).toEqual({ state: 'knee', liveStreams })
    expect(capacity.of(climb(rungs(1, 10, 51)))).toBe(liveStreams)
  })

  it('is 0 when already the first rung misses it', () => {
    expect(climbed(rungs(80))).toEqual({ state: 'knee', liveStreams: 0 })
  })

  it('is a bound where the generator ended first, and then no value to compare', () => {
    const busy = usageSample('tokens-400', 10, { deployment: 5_000_000, k6: 8_500_000 })
    const trial = climb([...rungs(1, 60, 60), busy])
    expect(capacityOf(trial)).toEqual({ state: 'generator', atLeast: liveAt('tokens-200') })
    expect(capacity.of(trial)).toBeUndefined()
    expect(trialValidity(trial)).toEqual({ state: 'valid', reasons: [] })
  })

  it('is a bound where every rung met the SLO', () => {
    expect(climbed(rungs(1, 1, 1))).toEqual({
      state: 'ladder',
      atLeast: liveAt('tokens-600'),
    })
  })

  it('ends a ladder at two misses in a row, and not at one', () => {
    const over = (name: string, ...addedMs: readonly number[]) => {
      const { header, samples } = trialOf('stream-ladder', ladder, [
        ...answeredTurns(ladder),
        ...rungs(...addedMs),
      ])
      const { answers, harnessCores } = header
      return isBeyondKnee(name, { profile: ladder, answers, harnessCores }, samples)
    }
    expect(over('tokens-400', 60, 60)).toBe(true)
    expect(over('tokens-200', 60)).toBe(false)
    expect(over('tokens-600', 60, 1, 60)).toBe(false)
  })

  it('knows no window behind the one where the load ended', () => {
    const knee: Sample = { type: 'knee', window: 'tokens-400' }
    const first = answeredTurns(ladder)
    const trial = trialOf('stream-ladder', ladder, [...first, ...rungs(1, 60), knee])
    expect(trialSummary(trial)?.windows.map(({ name }) => name)).toEqual([
      'tokens-200',
      'tokens-400',
    ])
  })
})

it('takes the memory of a live stream from those that were alive at each reading', () => {
  const answered = answeredTurns(ladder)
  const alive = (atMs: number) =>
    answered.filter(({ sentMs, lastTextMs = 0 }) => sentMs <= atMs && atMs < lastTextMs).length
  const readings = [
    { name: 'tokens-200', at: 30 },
    { name: 'tokens-400', at: 54 },
    { name: 'tokens-600', at: 78 },
  ].map(({ name, at }) => {
    const atMs = beginMs + at * 1_000
    return memorySample(4, 50_000 + 2_000 * alive(atMs), { window: name, atMs })
  })
  const trial = trialOf('stream-ladder', ladder, [...answered, ...readings])
  expect(memorySlopeStreaming.of(trial)).toBeCloseTo(2_000)
})

const fixedPages = ['static', 'rendered'].map(page => ({ page, perSecond: 2 }))
const crossed = smallProfile({
  pages: { static: '/s', rendered: '/r', computed: '/c' },
  windows: [
    { name: 'alone', seconds: 10, tokensPerSecond: 100, pages: [] },
    ...[2, 6].map(perSecond => ({
      name: `c${perSecond}`,
      seconds: 10,
      tokensPerSecond: 100,
      pages: [{ page: 'computed', perSecond }],
    })),
    { name: 'pages', seconds: 10, tokensPerSecond: 0, pages: fixedPages },
    { name: 'most', seconds: 10, tokensPerSecond: 300, pages: fixedPages },
  ],
})

describe('interference', () => {
  const trial = trialOf('interference', crossed, [
    ...answeredTurns(crossed),
    ...answeredPages(crossed, window => (window === 'most' ? 12 : 4)),
    ...[delaySample('alone', 1), delaySample('c2', 40), delaySample('c6', 60)],
  ])

  it('gives a curve for each way', () => {
    expect(tokenDelayCurve(trial, 'computed')).toEqual([
      { x: 0, y: 1 },
      { x: 2, y: 40 },
      { x: 6, y: 60 },
    ])
    expect(pageLatencyCurve(trial, 'rendered')).toEqual([
      { x: 0, y: 4 },
      { x: 300, y: 12 },
    ])
  })

  it('measures the rise at the largest load, and the load at which the SLO is passed', () => {
    const values = interferenceMeasures.map(({ name, of }) => [name, of(trial)])
    expect(Object.fromEntries(values)).toEqual({
      'token-delay-rise-static': undefined,
      'token-delay-rise-rendered': undefined,
      'token-delay-rise-computed': 60,
      'page-load-at-slo-rendered': undefined,
      'page-load-at-slo-computed': 4,
      'page-rise-beside-most-streams': 3,
    })
  })

  it.each([
    // From 2 to 8 it passes 3 after a sixth of the way.
    [[1, 2, 8], 1 + 1 / 6],
    [[4, 5, 6], 0],
    [[1, 2, 3], undefined],
    [[], undefined],
  ])('the curve %j rises above 3 at %s', (ys, expected) => {
    const curve = ys.map((y, x) => ({ x, y }))
    expect(above(curve, 3)).toEqual(expected === undefined ? undefined : expect.closeTo(expected))
  })
})

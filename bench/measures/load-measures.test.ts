import { describe, expect, it } from 'vitest'
import { aloneAndTogether } from '../plan/windows.ts'
import type { Sample } from '../samples/run-sample.ts'
import { trialHeader } from '../samples/testing/trial-header.ts'
import { trialValidity } from './figures/summary.ts'
import { measures } from './registry.ts'
import {
  answeredPages,
  answeredTurns,
  delaySample,
  memorySample,
  smallProfile,
  trialOf,
  usageSample,
} from './testing/load-trial.ts'
import { tokenDelayRise } from './token-delay.ts'

const loadMeasures = measures.filter(({ scenario }) => scenario === 'load')

const profile = smallProfile({
  windows: aloneAndTogether({ seconds: 10, tokensPerSecond: 100, pagesPerSecond: 2 }),
})
const rest: readonly Sample[] = [
  { type: 'connect', opened: 4, failed: 0 },
  memorySample(0, 100_000),
  memorySample(2, 120_000),
  memorySample(4, 140_000),
  memorySample(4, 200_000, { window: 'streams' }),
  usageSample('pages', 4, { deployment: 8_000, mock: 0 }),
  usageSample('streams', 4, { deployment: 30_000, mock: 4_000, k6: 5_000, probe: 1_000 }),
  usageSample('both', 4, { deployment: 70_000, mock: 10_000 }),
  ...answeredPages(profile, window => (window === 'both' ? 20 : 5)),
]
const delays = [delaySample('streams', 2), delaySample('both', 30)]
const valuesOf = (samples: readonly Sample[]) => {
  const trial = trialOf('load', profile, samples)
  return Object.fromEntries(loadMeasures.map(({ name, of }) => [name, of(trial)]))
}

describe('the measures of a load', () => {
  it('read their figures off the windows and the readings', () => {
    const { goodput, ...values } = valuesOf([...answeredTurns(profile), ...rest, ...delays])
    expect(values).toEqual({
      'memory-at-zero': 100_000,
      'memory-idle': 140_000,
      'memory-per-connection': 10_000,
      'memory-streaming': 200_000,
      'cpu-per-token': 30,
      'relative-cpu-per-token': expect.closeTo(3),
      // k6 and probe were not read beside pages.
      'relative-cpu-per-token-beside-pages': undefined,
      'cpu-per-token-beside-pages': 70,
      'added-delay-p99': 2,
      'added-delay-p99-beside-pages': 30,
      'token-delay-rise': 15,
      'tokens-over-20-ms-beside-pages': 1,
      'tokens-over-50-ms-beside-pages': 0,
      'tokens-over-100-ms-beside-pages': 0,
      'page-p99-alone': 5,
      'page-p99-beside-streams': 20,
      'page-latency-rise': 4,
      'ttft-p99': expect.closeTo(110),
      // 8 ms over 2 × 2 pages a second in the 4 steady seconds.
      'cpu-per-page': 500,
      'slo-share-beside-pages': 1,
    })
    expect(goodput).toBeGreaterThan(0)
  })

  it('have a goodput of 0 when tokens were too late for the SLO', () => {
    const late = [delaySample('streams', 2), delaySample('both', 51)]
    expect(valuesOf([...answeredTurns(profile), ...rest, ...late]).goodput).toBe(0)
  })

  it('mark a delay that includes measurement overhead, and a rise of which one does', () => {
    const trial = trialOf('load', profile, [
      ...answeredTurns(profile),
      ...rest,
      delaySample('streams', 2, 1),
      delaySample('both', 30, 1),
    ])
    const overheadHigh = loadMeasures.filter(measure => measure.overheadHigh?.(trial))
    expect(overheadHigh.map(({ name }) => name)).toEqual(['added-delay-p99', 'token-delay-rise'])
  })

  it('count no answer that began too late', () => {
    const answered = answeredTurns(profile, 201)
    expect(valuesOf([...answered, ...rest, ...delays]).goodput).toBe(0)
  })

  it('have no value from a window that is void, and keep the others', () => {
    const disturbed = [delaySample('streams', 2), delaySample('both', 30, 21)]
    const samples = [...answeredTurns(profile), ...rest, ...disturbed]
    const values = valuesOf(samples)
    expect(values['cpu-per-token']).toBe(30)
    expect(values['token-delay-rise']).toBeUndefined()
    expect(values['page-p99-alone']).toBe(5)
    const trial = trialOf('load', profile, samples)
    expect(trialValidity(trial)).toEqual({
      state: 'void',
      reasons: [{ kind: 'control-late', window: 'both', p99Ms: 21 }],
    })
    expect(tokenDelayRise.of({ ...trial, voids: 'kept' })).toBe(15)
  })

  it('have no value from a window of which the host gave the time to others', () => {
    const stolen = rest.map(sample =>
      sample.type === 'usage' && sample.window === 'streams'
        ? { ...sample, stolenShare: 0.06 }
        : sample,
    )
    const samples = [...answeredTurns(profile), ...stolen, ...delays]
    expect(valuesOf(samples)['cpu-per-token']).toBeUndefined()
    expect(trialValidity(trialOf('load', profile, samples)).reasons).toEqual([
      { kind: 'stolen', window: 'streams', share: 0.06 },
    ])
  })

  it('keep what a slow deployment did to its load generator, and tell it', () => {
    const late = answeredTurns(profile).map(sample => ({
      ...sample,
      sentMs: sample.plannedMs + 25,
    }))
    const samples = [...late, ...rest, ...delays]
    expect(valuesOf(samples)).toMatchObject({ 'cpu-per-token': 30, 'token-delay-rise': 15 })
    expect(trialValidity(trialOf('load', profile, samples))).toMatchObject({
      state: 'valid',
      reasons: [{ kind: 'turns-late' }, { kind: 'turns-late' }],
    })
  })

  it('have no value from a trial without load', () => {
    const header = trialHeader({ scenario: 'counts' })
    const bare = { header, samples: [], endedAt: header.startedAt }
    for (const { of } of loadMeasures) expect(of(bare)).toBeUndefined()
    expect(trialValidity(bare)).toEqual({ state: 'valid', reasons: [] })
  })

  it('have no value from a window that the runner came late to watch', () => {
    const late = usageSample('streams', 3.7, { deployment: 30_000 })
    const before = rest.filter(({ type }) => type !== 'usage')
    const trial = trialOf('load', profile, [...answeredTurns(profile), ...before, late, ...delays])
    expect(trialValidity(trial)).toEqual({
      state: 'void',
      reasons: [{ kind: 'runner-late', window: 'streams', watched: expect.closeTo(0.925) }],
    })
  })

  it('tell that page requests were sent late', () => {
    const late = rest.map(sample =>
      sample.type === 'page' && sample.window === 'both'
        ? { ...sample, sentMs: sample.sentMs + 21 }
        : sample,
    )
    const trial = trialOf('load', profile, [...answeredTurns(profile), ...late, ...delays])
    expect(trialValidity(trial)).toEqual({
      state: 'valid',
      reasons: ['static', 'rendered'].map(page => ({
        ...{ kind: 'pages-late', window: 'both', page, p99Ms: expect.closeTo(21) },
      })),
    })
  })

  it('have no CPU beside that of a harness of which a part could not be read', () => {
    const without = rest.map(sample =>
      sample.type === 'usage'
        ? { ...sample, cpuMicroseconds: { deployment: 30_000, k6: 10_000, probe: 1_000 } }
        : sample,
    )
    expect(valuesOf([...answeredTurns(profile), ...without, ...delays])).toMatchObject({
      'cpu-per-token': 30,
      'relative-cpu-per-token': undefined,
    })
  })

  it('tell that page requests were due and not sent, which takes the latency of that page away', () => {
    const fewer = rest.filter((sample, index) => sample.type !== 'page' || index % 2 === 0)
    const samples = [...answeredTurns(profile), ...fewer, ...delays]
    expect(valuesOf(samples)).toMatchObject({ 'token-delay-rise': 15, 'page-p99-alone': undefined })
    const trial = trialOf('load', profile, samples)
    expect(trialValidity(trial)).toMatchObject({
      state: 'valid',
      reasons: expect.arrayContaining([
        expect.objectContaining({ kind: 'pages-unsent', window: 'pages', page: 'static' }),
      ]),
    })
  })
})

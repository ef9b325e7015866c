import { describe, expect, it } from 'vitest'
import { planTurns, timeline } from '../../plan/timeline.ts'
import { aloneAndTogether } from '../../plan/windows.ts'
import type { StreamSample } from '../../samples/load-sample.ts'
import type { Sample } from '../../samples/run-sample.ts'
import {
  answeredPages,
  answeredTurns,
  memorySample,
  smallProfile,
  trialOf,
} from '../testing/load-trial.ts'
import { type Summary, trialSummary } from './summary.ts'

const windows = aloneAndTogether({ seconds: 10, tokensPerSecond: 100, pagesPerSecond: 5 })
const profile = smallProfile({ windows })
const turns = planTurns(profile, timeline(profile))
const answered = answeredTurns(profile)
const visited = answeredPages(profile, () => 5)
const summaryOf = (...samples: readonly Sample[]) =>
  trialSummary(trialOf('load', profile, [...visited, ...samples])) as Summary
const windowOf = (name: string, ...samples: readonly Sample[]) =>
  summaryOf(...samples).windows.find(window => window.name === name)

describe('summarise', () => {
  it('counts every planned turn that ended as completed', () => {
    const streams = windowOf('streams', ...answered)?.streams
    expect(streams?.planned).toBe(turns.filter(({ window }) => window === 'streams').length)
    expect(streams?.completed).toBe(streams?.planned)
    expect(streams?.failed).toEqual({ error: 0, lost: 0, unfinished: 0, unsent: 0 })
    expect(streams?.ttftMs.p99).toBeCloseTo(110)
    expect(streams?.largestGapMs.max).toBe(90)
    expect(summaryOf(...answered).validity).toEqual({ state: 'valid', reasons: [] })
  })

  it('tells that a planned turn was never sent', () => {
    const missing = answered.slice(1)
    expect(windowOf('streams', ...missing)?.streams?.failed.unsent).toBe(1)
    expect(summaryOf(...missing).validity).toEqual({
      state: 'valid',
      reasons: [{ kind: 'turns-unsent', window: 'streams', turns: 1 }],
    })
  })

  it('tells that turns were sent late', () => {
    const late = answered.map(sample => ({ ...sample, sentMs: sample.plannedMs + 25 }))
    expect(summaryOf(...late).validity).toEqual({
      state: 'valid',
      reasons: [
        { kind: 'turns-late', window: 'streams', p99Ms: expect.closeTo(25) },
        { kind: 'turns-late', window: 'both', p99Ms: expect.closeTo(25) },
      ],
    })
  })

  it('counts failures by what happened and never drops them', () => {
    const [first, ...rest] = answered
    const failed = { ...first, outcome: 'lost', error: 'closed with 1006' } as StreamSample
    const streams = windowOf('streams', failed, ...rest)?.streams
    expect(streams?.failed).toEqual({ error: 0, lost: 1, unfinished: 0, unsent: 0 })
    expect(streams?.completed).toBe((streams?.planned ?? 0) - 1)
    expect(streams?.firstError).toBe('closed with 1006')
  })

  it('divides the CPU of the deployment by the tokens and names who was saturated', () => {
    const usage = windowOf('streams', ...answered, {
      type: 'usage',
      window: 'streams',
      seconds: 4,
      tokens: 400,
      cpuMicroseconds: { deployment: 12_000, mock: 1_400_000, k6: 1_900_000, probe: 100_000 },
    })?.usage
    expect(usage?.tokensPerSecond).toBe(100)
    expect(usage?.cpuPerTokenUs).toBe(30)
    expect(usage?.shareOfCore.k6).toBe(0.475)
    expect(usage?.harnessShare).toBeCloseTo(0.85)
    expect(usage?.saturated).toEqual([['mock', 'k6', 'probe']])
  })

  it('takes delays of the steady part alone and marks a figure that the control shares in', () => {
    const delay = windowOf('streams', ...answered, {
      type: 'delay',
      window: 'streams',
      steadyFromMs: 100,
      steadyToMs: 200,
      relayed: {
        arrivedMs: [99, 100, 150, 199, 200],
        delayUs: [9_000, 1_000, 2_000, 3_000, 9_000],
      },
      control: { arrivedMs: [150], delayUs: [700] },
      lost: [],
    })?.delay
    expect(delay?.addedMs).toEqual({ count: 3, p50: 2, p90: 2.8, p99: 2.98, max: 3 })
    expect(delay?.overheadHigh).toBe(true)
  })

  it('takes the memory of a connection from none to all', () => {
    const memory = summaryOf(
      memorySample(0, 100_000),
      memorySample(4, 140_000, { kernelSocketBytes: 4_096 }),
      memorySample(4, 200_000, { window: 'streams' }),
    ).memory
    expect(memory.perConnectionBytes).toBe(10_000)
    expect(memory.kernelPerConnectionBytes).toBe(1_024)
  })

  it('counts a socket that nobody reported as failed', () => {
    const { connections } = summaryOf(
      { type: 'connect', opened: 2, failed: 1, error: 'refused' },
      { type: 'drop', code: 1006 },
    )
    expect(connections).toEqual({
      asked: 4,
      opened: 2,
      failed: 2,
      dropped: 1,
      firstError: 'refused',
    })
  })
})

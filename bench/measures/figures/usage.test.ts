import { describe, expect, it } from 'vitest'
import { timeline } from '../../plan/timeline.ts'
import { aloneAndTogether } from '../../plan/windows.ts'
import type { UsageSample } from '../../samples/run-sample.ts'
import { beginMs, delaySample, smallProfile, usageSample } from '../testing/load-trial.ts'
import { usage } from './usage.ts'

const windows = aloneAndTogether({ seconds: 10, tokensPerSecond: 100, pagesPerSecond: 5 })

/** Of a window of 4 steady seconds. */
const usageOf = (cpuMicroseconds: object, harnessCores = 1, byProcess: readonly number[] = []) => {
  const [window] = timeline(smallProfile({ windows })).windows
  if (window === undefined) throw new Error('expected a window')
  const sample = usageSample(window.name, 4, cpuMicroseconds as UsageSample['cpuMicroseconds'])
  const apart = byProcess.length === 0 ? {} : { cpuMicrosecondsByProcess: byProcess }
  return usage([{ ...sample, ...apart }], { window, beginMs, harnessCores })
}

describe('who is saturated', () => {
  it('is a part that is above 80% of a core, the deployment too', () => {
    const parts = { deployment: 3_600_000, mock: 3_200_000, k6: 3_200_001 }
    expect(usageOf(parts, 2)?.saturated).toEqual([['deployment'], ['k6']])
  })

  it('is the deployment whose processes have a core each when one of them is, not when all together are', () => {
    const parts = { deployment: 5_000_000, mock: 0 }
    const apart = usageOf(parts, 2, [2_500_000, 2_500_000])
    expect(apart?.saturated).toEqual([])
    expect(apart?.shareOfCore.deployment).toBeCloseTo(1.25)
    expect(usageOf(parts, 2, [1_700_000, 3_300_000])?.saturated).toEqual([['deployment']])
  })

  it('is everything but the deployment together where it shares one core', () => {
    const parts = { deployment: 1_000_000, mock: 1_500_000, k6: 1_900_000 }
    expect(usageOf(parts)?.saturated).toEqual([['mock', 'k6']])
    expect(usageOf(parts, 2)?.saturated).toEqual([])
  })

  it('takes every part for harness that is not the deployment', () => {
    const found = usageOf({ deployment: 1_000_000, k6: 1_700_000, other: 1_700_000 })
    expect(found?.harnessShare).toBeCloseTo(0.85)
    expect(found?.saturated).toEqual([['k6', 'other']])
  })

  it('does not name one part twice', () => {
    expect(usageOf({ deployment: 0, mock: 3_600_000 })?.saturated).toEqual([['mock']])
  })
})

it('counts the frames that arrived in the steady part, at client and probe, where no mock of ours counts', () => {
  const [window] = timeline(smallProfile({ windows })).windows
  if (window === undefined) expect.unreachable()
  const fromMs = beginMs + window.steady.from * 1_000
  const stream = {
    type: 'stream',
    ...{ turn: 0, plannedMs: fromMs, sentMs: fromMs },
    ...{ tokens: 4, largestGapMs: 50 },
    outcome: 'end',
    firstTextMs: fromMs - 20,
    gapsMs: [10, 20, 50],
  } as const
  const { tokens: _, ...unknown } = usageSample(window.name, 4, { deployment: 800 })
  const probed = delaySample(window.name, 1)
  const found = usage([unknown, stream, probed], { window, beginMs, harnessCores: 0 })
  const atProbe = probed.relayed.arrivedMs.filter(
    ms => ms >= probed.steadyFromMs && ms < probed.steadyToMs,
  ).length
  expect(atProbe).toBeGreaterThan(0)
  expect(found?.cpuPerTokenUs).toBe(800 / (2 + atProbe))
  expect(found?.tokensPerSecond).toBe((2 + atProbe) / 4)
})

import { describe, expect, it } from 'vitest'
import { timeline } from '../../plan/timeline.ts'
import { aloneAndTogether } from '../../plan/windows.ts'
import type { UsageSample } from '../../samples/run-sample.ts'
import { smallProfile, usageSample } from '../testing/load-trial.ts'
import { usage } from './usage.ts'

const windows = aloneAndTogether({ seconds: 10, tokensPerSecond: 100, pagesPerSecond: 5 })

/** Of a window of 4 steady seconds. */
const usageOf = (cpuMicroseconds: object, harnessCores = 1, byProcess: readonly number[] = []) => {
  const [window] = timeline(smallProfile({ windows })).windows
  if (window === undefined) throw new Error('expected a window')
  const sample = usageSample(window.name, 4, cpuMicroseconds as UsageSample['cpuMicroseconds'])
  const apart = byProcess.length === 0 ? {} : { cpuMicrosecondsByProcess: byProcess }
  return usage([{ ...sample, ...apart }], window, harnessCores)
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

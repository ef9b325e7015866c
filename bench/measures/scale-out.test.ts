import { expect, it } from 'vitest'
import type { MemorySample, Sample, UsageSample } from '../samples/run-sample.ts'
import { trialHeader } from '../samples/testing/trial-header.ts'
import { cpuOfFurtherStreams, memoryOfFurtherStreams } from './scale-out.ts'

const memory = (window: string, pssBytes: number): MemorySample => ({
  ...{ type: 'memory', atMs: 0, window, connections: 1, pssBytes, kernelSocketBytes: 0 },
  processes: 1,
})
const usage = (window: string, seconds: number, deployment: number): UsageSample => ({
  ...{ type: 'usage', window, seconds, cpuMicroseconds: { deployment } },
})
const trial = (samples: readonly Sample[]) => ({ header: trialHeader(), samples, endedAt: '' })

it('is what the second process and its streams took beyond the first', () => {
  const whole = trial([
    ...[usage('processes-1', 8, 800_000), memory('processes-1', 300)],
    ...[usage('processes-2', 10, 2_000_000), memory('processes-2', 420)],
  ])
  expect(memoryOfFurtherStreams.of(whole)).toBe(120)
  expect(cpuOfFurtherStreams.of(whole)).toBeCloseTo(0.1, 9)
})

it('has no figure where one of the two states was not read', () => {
  const half = trial([usage('processes-1', 8, 800_000), memory('processes-1', 300)])
  expect(memoryOfFurtherStreams.of(half)).toBeUndefined()
  expect(cpuOfFurtherStreams.of(half)).toBeUndefined()
})

import { linearRegression } from 'simple-statistics'
import type { StreamSample } from '../../samples/load-sample.ts'
import type { MemorySample } from '../../samples/run-sample.ts'
import type { Trial } from '../../samples/trial.ts'
import { memorySlope } from '../figures/memory.ts'
import { usableWindows } from '../figures/trial-summary.ts'
import type { Measure } from '../measure.ts'

/** Below this many connections the first code that runs weighs more than they do. */
const FROM_CONNECTIONS = 1_000

/** A line through fewer points says nothing of how well it fits. */
const MIN_POINTS = 3

/** What one more idle connection takes once there are 1,000, each reading after a rest: the slope of the PSS. */
export const memorySlopeIdle = {
  name: 'memory-slope-idle',
  unit: 'bytes-per-connection',
  better: 'lower',
  scenario: 'memory-ladder',
  of: ({ samples }) => memorySlope(samples, { from: FROM_CONNECTIONS }),
} as const satisfies Measure

/**
 * What one more live stream takes: least squares of the PSS over the streams that were alive when it was read, at the end of each
 * window of the stream ladder. It holds the answers that are kept for resume, which grow with the rate as well.
 */
export const memorySlopeStreaming = {
  name: 'memory-slope-streaming',
  unit: 'bytes-per-connection',
  better: 'lower',
  scenario: 'stream-ladder',
  of: trial => {
    const points = streamingMemory(trial)
    if (points.length < MIN_POINTS) return undefined
    return linearRegression(points.map(({ x, y }) => [x, y])).m
  },
} as const satisfies Measure

/** Live streams of k6 → PSS in bytes, at the end of each window that is not void. */
export function streamingMemory(
  trial: Trial,
): readonly { readonly x: number; readonly y: number }[] {
  const names = new Set(usableWindows(trial).map(({ name }) => name))
  const streams = trial.samples.filter((sample): sample is StreamSample => sample.type === 'stream')
  return trial.samples
    .filter((sample): sample is MemorySample => sample.type === 'memory')
    .flatMap(({ window, atMs, pssBytes }) => {
      if (window === undefined || pssBytes === undefined || !names.has(window)) return []
      const alive = streams.filter(
        ({ sentMs, lastTextMs = sentMs }) => sentMs <= atMs && atMs < lastTextMs,
      )
      return [{ x: alive.length, y: pssBytes }]
    })
}

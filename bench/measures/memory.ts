import { linearRegression } from 'simple-statistics'
import type { Trial } from '../samples/trial.ts'
import { memorySlope } from './figures/memory.ts'
import { trialSummary, usableWindows, validWindow } from './figures/summary.ts'
import type { Measure } from './measure.ts'

// Memory is PSS, summed over the deployment's processes: a page that two of them share counts half in each.

/** What the deployment takes before anybody has come: PSS without connections, each page asked for twice. */
export const memoryAtZero = {
  name: 'memory-at-zero',
  unit: 'bytes',
  better: 'lower',
  scenario: 'load',
  alsoOf: 'rest',
  of: trial => trialSummary(trial)?.memory.atZeroBytes,
} as const satisfies Measure

/** PSS with all sockets open and idle. */
export const memoryIdle = {
  name: 'memory-idle',
  unit: 'bytes',
  better: 'lower',
  scenario: 'load',
  alsoOf: 'rest',
  of: trial => (allOpen(trial) ? trialSummary(trial)?.memory.atAllBytes : undefined),
  isCensored: trial => !allOpen(trial),
} as const satisfies Measure

/**
 * What one more idle connection takes: the slope of the PSS over the steps. A round rests for seconds at each, and so it holds
 * garbage that a longer rest would have collected; the memory ladder rests longer.
 */
export const memoryPerConnection = {
  name: 'memory-per-connection',
  unit: 'bytes-per-connection',
  better: 'lower',
  scenario: 'load',
  of: trial => memorySlope(trial.samples, { from: 1 }),
} as const satisfies Measure

/** PSS at the end of the window `streams`, its last answers still running. Holds the answers that are kept for resume. */
export const memoryStreaming = {
  name: 'memory-streaming',
  unit: 'bytes',
  better: 'lower',
  scenario: 'load',
  of: trial =>
    allOpen(trial) && validWindow(trial, 'streams') !== undefined
      ? trial.samples
          .filter(sample => sample.type === 'memory')
          .find(({ window }) => window === 'streams')?.pssBytes
      : undefined,
  isCensored: trial => !allOpen(trial),
} as const satisfies Measure

/** Sockets that did not open take no memory: with fewer than were asked for, a figure would flatter. */
function allOpen(trial: Trial): boolean {
  const connections = trialSummary(trial)?.connections
  return connections !== undefined && connections.opened === connections.asked
}

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
  const streams = trial.samples.filter(sample => sample.type === 'stream')
  return trial.samples
    .filter(sample => sample.type === 'memory')
    .flatMap(({ window, atMs, pssBytes }) => {
      if (window === undefined || pssBytes === undefined || !names.has(window)) return []
      const alive = streams.filter(
        ({ sentMs, lastTextMs = sentMs }) => sentMs <= atMs && atMs < lastTextMs,
      )
      return [{ x: alive.length, y: pssBytes }]
    })
}

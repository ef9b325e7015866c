import type { Trial } from '../../samples/trial.ts'
import { memorySlope } from '../figures/memory.ts'
import { trialSummary, validWindow } from '../figures/trial-summary.ts'
import type { Measure } from '../measure.ts'

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

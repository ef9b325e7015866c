import { validWindow } from '../figures/trial-summary.ts'
import type { Measure } from '../measure.ts'

// CPU time is user + system of the deployment's processes, from /proc/PID/stat, over the steady part of a window; tokens are
// those that the mock wrote in it.

/** What relaying a token costs: CPU ÷ tokens with streams alone. */
export const cpuPerToken = {
  name: 'cpu-per-token',
  unit: 'microseconds',
  better: 'lower',
  scenario: 'load',
  of: trial => validWindow(trial, 'streams')?.usage?.cpuPerTokenUs,
} as const satisfies Measure

/**
 * The same with page load beside: the whole CPU ÷ tokens, pages included. What the pages alone cost is not taken off: under both
 * loads a page costs another amount than alone, and only the sum is measured. Both deployments serve the same pages, so that the
 * sums compare.
 */
export const cpuPerTokenBesidePages = {
  name: 'cpu-per-token-beside-pages',
  unit: 'microseconds',
  better: 'lower',
  scenario: 'load',
  of: trial => validWindow(trial, 'both')?.usage?.cpuPerTokenUs,
} as const satisfies Measure

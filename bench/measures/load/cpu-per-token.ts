import { validWindow } from '../figures/trial-summary.ts'
import type { Measure } from '../measure.ts'

// CPU time is user + system of the deployment's processes, from /proc/PID/stat, over the steady part of a window; tokens are
// those that the mock wrote in it.

/** What relaying a token costs: CPU ÷ tokens with streams alone. */
export const cpuPerToken: Measure = {
  name: 'cpu-per-token',
  title: { en: 'CPU per token, streams alone', zh: '每个词元的 CPU 时间（仅流式输出）' },
  unit: 'microseconds',
  better: 'lower',
  scenario: 'load',
  of: trial => validWindow(trial, 'streams')?.usage?.cpuPerTokenUs,
}

/**
 * The same with page load beside: the whole CPU ÷ tokens, pages included. What the pages alone cost is not taken off: under both
 * loads a page costs another amount than alone, and only the sum is measured. Both deployments serve the same pages, so that the
 * sums compare.
 */
export const cpuPerTokenBesidePages: Measure = {
  name: 'cpu-per-token-beside-pages',
  title: {
    en: 'CPU per token, pages included, streams beside pages',
    zh: '每个词元的 CPU 时间（流式输出与页面并行，含页面）',
  },
  unit: 'microseconds',
  better: 'lower',
  scenario: 'load',
  of: trial => validWindow(trial, 'both')?.usage?.cpuPerTokenUs,
}

import type { Trial } from '../../samples/trial.ts'
import { validWindow } from '../figures/trial-summary.ts'
import type { Measure } from '../measure.ts'

/**
 * What relaying a token costs, beside what the same token costs all that stands around the deployment: CPU of the deployment ÷ CPU
 * of mock, load generator and probe together, in the steady part of a window. They write and read the same
 * tokens for every deployment, on the same machine at the same time: a machine that is slow for a while is slow for all of them,
 * and the quotient does not show it (a control variate, its coefficient fixed at 1). In two runs of 21 rounds the logarithm of the
 * cost scattered by 10% and 12%, its quotient with the mock's alone by 6% and 7%, this one by 5.6% and 5.8%.
 *
 * A deployment that sent several tokens in one frame would save its clients work as well; the quotient shows less of that saving.
 */
const relativeCpu = (trial: Trial, window: string): number | undefined => {
  const usage = validWindow(trial, window)?.usage
  if (usage === undefined) return undefined
  const { deployment, mock, k6, probe } = usage.shareOfCore
  const isWhole = [deployment, mock, k6, probe].every(share => share !== undefined)
  return isWhole && deployment ? deployment / usage.harnessShare : undefined
}

/** With streams alone. */
export const relativeCpuPerToken = {
  name: 'relative-cpu-per-token',
  unit: 'times',
  better: 'lower',
  scenario: 'load',
  of: trial => relativeCpu(trial, 'streams'),
} as const satisfies Measure

/** With page load beside, the pages' own cost included: streams alone is the state in which a second process sleeps. */
export const relativeCpuPerTokenBesidePages = {
  name: 'relative-cpu-per-token-beside-pages',
  unit: 'times',
  better: 'lower',
  scenario: 'load',
  of: trial => relativeCpu(trial, 'both'),
} as const satisfies Measure

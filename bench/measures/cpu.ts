import { sampleIn } from '../samples/run-sample.ts'
import type { Trial } from '../samples/trial.ts'
import { trialValidity, validWindow } from './figures/summary.ts'
import type { Measure } from './measure.ts'

// CPU time is user + system of the deployment's processes, from /proc/PID/stat, over the steady part of a window; tokens are
// those that the mock wrote in it.

/** CPU ÷ tokens of a window. */
const cpuIn = <Name extends string>(name: Name, window: string) =>
  ({
    name,
    unit: 'microseconds',
    better: 'lower',
    scenario: 'load',
    of: trial => validWindow(trial, window)?.usage?.cpuPerTokenUs,
  }) as const satisfies Measure

/** What relaying a token costs: CPU ÷ tokens with streams alone. */
export const cpuPerToken = cpuIn('cpu-per-token', 'streams')

/**
 * The same with page load beside: the whole CPU ÷ tokens, pages included. What the pages alone cost is not taken off: under both
 * loads a page costs another amount than alone, and only the sum is measured. Both deployments serve the same pages, so that the
 * sums compare.
 */
export const cpuPerTokenBesidePages = cpuIn('cpu-per-token-beside-pages', 'both')

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

const relativeCpuIn = <Name extends string>(name: Name, window: string) =>
  ({
    name,
    unit: 'times',
    better: 'lower',
    scenario: 'load',
    of: trial => relativeCpu(trial, window),
  }) as const satisfies Measure

/** With streams alone. */
export const relativeCpuPerToken = relativeCpuIn('relative-cpu-per-token', 'streams')

/** With page load beside, the pages' own cost included: streams alone is the state in which a second process sleeps. */
export const relativeCpuPerTokenBesidePages = relativeCpuIn(
  'relative-cpu-per-token-beside-pages',
  'both',
)

/**
 * What a page costs: CPU of all processes of the deployment in the steady part of the window with pages alone ÷ requests
 * answered with 200 in it. The pages of the profile are asked for equally often, so that it is the mean of them;
 * none where some were never asked for.
 */
export const cpuPerPage = {
  name: 'cpu-per-page',
  unit: 'microseconds',
  better: 'lower',
  scenario: 'load',
  of: trial => {
    const answered = answeredPages(trial)
    const microseconds = sampleIn(trial.samples, 'usage', 'pages')?.cpuMicroseconds.deployment
    return answered === 0 || microseconds === undefined ? undefined : microseconds / answered
  },
} as const satisfies Measure

function answeredPages(trial: Trial): number {
  const pages = validWindow(trial, 'pages')?.pages ?? []
  if (pages.some(({ unsent }) => unsent > 0)) return 0
  return pages.reduce((sum, { requests, failed }) => sum + requests - failed, 0)
}

/** What a relayed token costs in mid-answer: CPU of the process ÷ tokens that arrived, with no request, page or turn beside. */
export const relayCost = {
  name: 'cpu-per-relayed-token',
  unit: 'microseconds',
  better: 'lower',
  scenario: 'relay',
  of: trial => validWindow(trial, 'relay')?.usage?.cpuPerTokenUs,
  isCensored: isTooMuch,
} as const satisfies Measure

/** The load was too much for the relay: its streams broke off, or it could not keep up. */
function isTooMuch(trial: Trial): boolean {
  const validity = trialValidity(trial)
  return (
    validity.state === 'void' &&
    validity.reasons.some(
      reason =>
        reason.kind === 'behind' ||
        reason.kind === 'streams-lost' ||
        (reason.kind === 'saturated' && reason.parts.includes('deployment')),
    )
  )
}

import type { Trial } from '../samples/trial.ts'
import { trialSummary, validWindow } from './figures/summary.ts'
import type { Measure } from './measure.ts'

// Latency of the page that is rendered for each request, from its planned moment to the end of the answer, open loop: p99 over
// the requests of the steady part of a window.

const PAGE = 'rendered'

/** A page that failed has no latency; where more than 1% failed, none is left at p99. */
const MAX_FAILED_SHARE = 0.01

function p99(trial: Trial, window: string): number | undefined {
  return isCensored(trial, window) ? undefined : figuresOf(trial, window)?.latencyMs.p99
}

/** Too many failed, or some were not even sent because too many others were still waited for. */
function isCensored(trial: Trial, window: string): boolean {
  const { failed, requests } = figuresOf(trial, window) ?? { failed: 0, requests: 0 }
  return failed > MAX_FAILED_SHARE * requests || hasUnsent(trial, window)
}

function hasUnsent(trial: Trial, name: string): boolean {
  const window = trialSummary(trial)?.windows.find(window => window.name === name)
  return window?.pages.some(({ unsent }) => unsent > 0) === true
}

const figuresOf = (trial: Trial, window: string) =>
  validWindow(trial, window)?.pages.find(({ page }) => page === PAGE)

const latencyIn = <Name extends string>(name: Name, window: string) =>
  ({
    name,
    unit: 'milliseconds',
    better: 'lower',
    skewed: true,
    scenario: 'load',
    of: trial => p99(trial, window),
    isCensored: trial => isCensored(trial, window),
  }) as const satisfies Measure

/** With no stream. */
export const pageP99Alone = latencyIn('page-p99-alone', 'pages')

/** With streams beside. */
export const pageP99BesideStreams = latencyIn('page-p99-beside-streams', 'both')

/** What streams do to the pages: p99 beside streams ÷ alone, of one trial. 1: nothing. */
export const pageLatencyRise = {
  name: 'page-latency-rise',
  unit: 'share',
  better: 'lower',
  skewed: true,
  scenario: 'load',
  of: trial => {
    const [alone, beside] = [p99(trial, 'pages'), p99(trial, 'both')]
    return alone === undefined || beside === undefined ? undefined : beside / alone
  },
  isCensored: trial => isCensored(trial, 'pages') || isCensored(trial, 'both'),
} as const satisfies Measure

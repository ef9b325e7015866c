import type { Trial } from '../samples/trial.ts'
import { trialSummary, validWindow } from './figures/summary.ts'
import { p99In, riseFrom, type WindowP99 } from './window-p99.ts'

// Latency of the page that is rendered for each request, from its planned moment to the end of the answer, open loop: p99 over
// the requests of the steady part of a window.

const PAGE = 'rendered'

/** A page that failed has no latency; where more than 1% failed, none is left at p99. */
const MAX_FAILED_SHARE = 0.01

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

const latency: WindowP99 = {
  p99: (trial, window) => figuresOf(trial, window)?.latencyMs.p99,
  isCensored,
}

/** With no stream. */
export const pageP99Alone = p99In('page-p99-alone', 'pages', latency)

/** With streams beside. */
export const pageP99BesideStreams = p99In('page-p99-beside-streams', 'both', latency)

/** What streams do to the pages. */
export const pageLatencyRise = riseFrom('page-latency-rise', 'pages', latency)

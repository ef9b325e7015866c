import { type PageMs, pageLoadsMs } from '../plan/scenarios/page-loads.ts'
import { slo } from '../plan/slo.ts'
import type { Trial } from '../samples/trial.ts'
import type { LateLimitMs } from './figures/delay.ts'
import { validWindow } from './figures/summary.ts'
import type { SeenVisit } from './figures/visited-points.ts'
import type { Measure } from './measure.ts'
import { p99In, riseFrom, type WindowP99 } from './window-p99.ts'

// Added delay: arrival of a token at the probe − the moment the mock wrote it, p99 over all tokens of the probe's streams in the
// steady part of a window.

/** A stream of the probe broke off: the tokens that it missed would be the late ones. */
const isCensored = (trial: Trial, window: string) =>
  (validWindow(trial, window)?.delay?.lost.length ?? 0) > 0

const addedDelay: WindowP99 = {
  p99: (trial, window) => validWindow(trial, window)?.delay?.addedMs.p99,
  isCensored,
  // The control's p99 is above a fifth of that.
  overheadHigh: (trial, window) => validWindow(trial, window)?.delay?.overheadHigh ?? false,
}

/** With streams alone. */
export const addedDelayP99 = p99In('added-delay-p99', 'streams', addedDelay)

/** With page load beside. */
export const addedDelayP99BesidePages = p99In('added-delay-p99-beside-pages', 'both', addedDelay)

/** What page load does to the tokens. */
export const tokenDelayRise = riseFrom('token-delay-rise', 'streams', addedDelay)

/** The share of tokens that came later than so many milliseconds, with page load beside: what a quantile of a round hides. */
const tokensLaterThan = <Ms extends LateLimitMs>(limitMs: Ms) =>
  ({
    name: `tokens-over-${limitMs}-ms-beside-pages` as const,
    unit: 'share',
    better: 'lower',
    scenario: 'load',
    of: trial =>
      isCensored(trial, 'both') ? undefined : validWindow(trial, 'both')?.delay?.laterThan[limitMs],
    isCensored: trial => isCensored(trial, 'both'),
  }) as const satisfies Measure

/** Stalls beside pages, however few rounds have one. */
export const lateTokens = [tokensLaterThan(20), tokensLaterThan(50), tokensLaterThan(100)] as const

// What pages do to the tokens, of one pair of visits to one deployment: the share of tokens later than the SLO's limit beside the pages − the
// share without them.

/** None where a stream broke off: the tokens that it missed would be the late ones. */
function lateShare(visits: readonly SeenVisit[], pageMs: number): number | undefined {
  const { sample } = visits.find(({ visit }) => visit.point.pageMs === pageMs) ?? {}
  if (sample === undefined || sample.lost.length > 0) return undefined
  const { delayUs } = sample
  return delayUs.filter(us => us > slo.addedDelayMs * 1_000).length / delayUs.length
}

/** Above 0: pages make tokens late that are not late without them. */
const lateTokensBeside = <Ms extends PageMs>(pageMs: Ms) =>
  ({
    name: `late-tokens-beside-${pageMs}-ms-pages` as const,
    unit: 'share',
    better: 'lower',
    skewed: true,
    scenario: 'page-loads',
    of: () => undefined,
    ofPair: visits => {
      const [alone, beside] = [lateShare(visits, 0), lateShare(visits, pageMs)]
      return alone === undefined || beside === undefined ? undefined : beside - alone
    },
  }) as const satisfies Measure

const [light, middle, heavy] = pageLoadsMs

/** At each of the three page loads. */
export const lateTokensBesidePages = [
  lateTokensBeside(light),
  lateTokensBeside(middle),
  lateTokensBeside(heavy),
] as const

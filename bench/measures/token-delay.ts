import { type PageMs, pageLoadsMs } from '../plan/scenarios/page-loads.ts'
import { slo } from '../plan/slo.ts'
import type { Trial } from '../samples/trial.ts'
import type { LateLimitMs } from './figures/delay.ts'
import { validWindow } from './figures/summary.ts'
import type { SeenVisit } from './figures/visited-points.ts'
import type { Measure } from './measure.ts'

// Added delay: arrival of a token at the probe − the moment the mock wrote it, p99 over all tokens of the probe's streams in the
// steady part of a window.

/** None where a stream of the probe broke off: the tokens that it missed would be the late ones. */
function p99(trial: Trial, window: string): number | undefined {
  return isCensored(trial, window) ? undefined : validWindow(trial, window)?.delay?.addedMs.p99
}

const isCensored = (trial: Trial, window: string) =>
  (validWindow(trial, window)?.delay?.lost.length ?? 0) > 0

/** The control's p99 is above a fifth of that: the figure is about the harness as much as the deployment. */
const overheadHigh = (trial: Trial, window: string) =>
  validWindow(trial, window)?.delay?.overheadHigh ?? false

const delayIn = <Name extends string>(name: Name, window: string) =>
  ({
    name,
    unit: 'milliseconds',
    better: 'lower',
    skewed: true,
    scenario: 'load',
    of: trial => p99(trial, window),
    overheadHigh: trial => overheadHigh(trial, window),
    isCensored: trial => isCensored(trial, window),
  }) as const satisfies Measure

/** With streams alone. */
export const addedDelayP99 = delayIn('added-delay-p99', 'streams')

/** With page load beside. */
export const addedDelayP99BesidePages = delayIn('added-delay-p99-beside-pages', 'both')

/** What page load does to the tokens: added delay p99 beside pages ÷ alone, of one trial. 1: nothing. */
export const tokenDelayRise = {
  name: 'token-delay-rise',
  unit: 'share',
  better: 'lower',
  skewed: true,
  scenario: 'load',
  of: trial => {
    const [alone, beside] = [p99(trial, 'streams'), p99(trial, 'both')]
    return alone === undefined || beside === undefined ? undefined : beside / alone
  },
  overheadHigh: trial => overheadHigh(trial, 'streams') || overheadHigh(trial, 'both'),
  isCensored: trial => isCensored(trial, 'streams') || isCensored(trial, 'both'),
} as const satisfies Measure

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

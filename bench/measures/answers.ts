import type { Trial } from '../samples/trial.ts'
import type { StreamFigures } from './figures/streams.ts'
import { trialSummary, validWindow } from './figures/summary.ts'
import type { Measure } from './measure.ts'

/**
 * Time to first token, p99 over all answers of k6 in the steady part, streams alone: first frame with text − the moment at which
 * sending was planned. It holds the mock's own time, which is the same for every deployment.
 */
export const ttftP99 = {
  name: 'ttft-p99',
  unit: 'milliseconds',
  better: 'lower',
  skewed: true,
  scenario: 'load',
  of: trial => validWindow(trial, 'streams')?.streams?.ttftMs.p99,
} as const satisfies Measure

/**
 * Answers a second that meet the whole SLO with pages beside: ended without error, begun in time. The delay of tokens is known of
 * the probe's streams alone, so that limit holds for all or none: where their p99 is beyond it, goodput is 0.
 */
export const goodput = {
  name: 'goodput',
  unit: 'per-second',
  better: 'higher',
  scenario: 'load',
  of: trial => withinDelay(trial, ({ goodPerSecond }) => goodPerSecond),
} as const satisfies Measure

/** Share of the answers that meet the SLO with pages beside; none where the delay of the probe's tokens is beyond it. */
export const sloShareBesidePages = {
  name: 'slo-share-beside-pages',
  unit: 'share',
  better: 'higher',
  scenario: 'load',
  of: trial => withinDelay(trial, ({ withinSlo }) => withinSlo),
} as const satisfies Measure

/** A figure of the window `both`; 0 where the delay of the probe's tokens is beyond the SLO. */
function withinDelay(
  trial: Trial,
  figureOf: (streams: StreamFigures) => number,
): number | undefined {
  const slo = trialSummary(trial)?.profile.slo
  const { streams, delay } = validWindow(trial, 'both') ?? {}
  const delayMs = delay?.addedMs.p99
  if (slo === undefined || streams === undefined || delayMs === undefined) return undefined
  return delayMs > slo.addedDelayMs ? 0 : figureOf(streams)
}

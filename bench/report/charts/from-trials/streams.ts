import { trialSummary } from '../../../measures/figures/trial-summary.ts'
import type { Trial } from '../../../samples/trial.ts'
import { dictionary } from '../../words/dictionary.ts'
import type { ChartData } from '../chart-data.ts'
import { axes } from './axes.ts'
import { drawn, pointsOf } from './points.ts'

/** The delay of a token over live streams, with the SLO, from trials of the stream ladder. */
export function streamCharts(trials: readonly Trial[]): readonly ChartData[] {
  const slo = trials.map(trial => trialSummary(trial)?.profile.slo).find(Boolean)
  return drawn({
    kind: 'curve',
    claim: 'scalability',
    title: language => dictionary[language].charts.streams,
    x: axes.streams,
    y: axes.delay,
    scale: 'log',
    ...(slo === undefined
      ? {}
      : { limit: { value: slo.addedDelayMs, title: language => dictionary[language].charts.slo } }),
    points: pointsOf(trials, trial =>
      (trialSummary(trial)?.windows ?? []).flatMap(({ streams, delay }) =>
        streams === undefined ? [] : [{ x: streams.live, y: delay?.addedMs.p99 }],
      ),
    ),
  })
}

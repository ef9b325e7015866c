import { validWindow } from '../../../measures/figures/trial-summary.ts'
import type { Trial } from '../../../samples/trial.ts'
import { dictionary } from '../../words/dictionary.ts'
import type { ChartData } from '../chart-data.ts'
import { delaySeries } from '../delay-series.ts'

const windows = [
  {
    window: 'streams',
    claim: 'threshold-1000-connections',
    title: 'delaysAlone',
  },
  {
    window: 'both',
    claim: 'tokens-beside-pages',
    title: 'delaysBesidePages',
  },
] as const

/** How the delays of tokens are distributed in the windows with streams of a plain load, where those are valid. */
export function delayCharts(trials: readonly Trial[]): readonly ChartData[] {
  return windows.flatMap(({ window, claim, title }) => {
    const valid = trials.filter(trial => validWindow(trial, window) !== undefined)
    const series = delaySeries(valid, window)
    return series.length === 0
      ? []
      : [
          {
            kind: 'delays',
            claim,
            title: language => dictionary[language].charts[title],
            series,
          } as const,
        ]
  })
}

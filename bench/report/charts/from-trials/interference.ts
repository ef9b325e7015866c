import { pageLatencyCurve, tokenDelayCurve } from '../../../measures/ladder/interference.ts'
import type { Trial } from '../../../samples/trial.ts'
import { dictionary } from '../../words/dictionary.ts'
import type { ChartData } from '../chart-data.ts'
import { axes } from './axes.ts'
import { drawn, pointsOf } from './points.ts'

const PAGES = ['static', 'rendered', 'computed'] as const

/** What pages and streams do to each other, a pair of curves for each kind of page. */
export function interferenceCharts(trials: readonly Trial[]): readonly ChartData[] {
  return PAGES.flatMap(page => [
    ...drawn({
      kind: 'curve',
      claim: 'tokens-beside-pages',
      title: language => {
        const { charts } = dictionary[language]
        return charts.delayBeside(charts.pages[page])
      },
      x: axes.pages,
      y: axes.delay,
      scale: 'log',
      points: pointsOf(trials, trial => tokenDelayCurve(trial, page)),
    }),
    ...drawn({
      kind: 'curve',
      claim: 'pages-beside-streams',
      title: language => {
        const { charts } = dictionary[language]
        return charts.pageBesideStreams(charts.pages[page])
      },
      x: axes.tokens,
      y: axes.page,
      scale: 'log',
      points: pointsOf(trials, trial => pageLatencyCurve(trial, page)),
    }),
  ])
}

import { pageLatencyCurve, tokenDelayCurve } from '../../../measures/ladder/interference.ts'
import type { Trial } from '../../../samples/trial.ts'
import type { Translated } from '../../../words.ts'
import type { ChartData } from '../chart-data.ts'
import { axes } from './axes.ts'
import { drawn, pointsOf } from './points.ts'

const pageNames: Readonly<Record<string, Translated>> = {
  static: { en: 'static page', zh: '静态页面' },
  rendered: { en: 'server-rendered page', zh: '服务端渲染页面' },
  computed: { en: 'page that computes for 50 ms', zh: '计算 50 毫秒的页面' },
}

/** What pages and streams do to each other, a pair of curves for each kind of page. */
export function interferenceCharts(trials: readonly Trial[]): readonly ChartData[] {
  const claim = 'coupling'
  return Object.entries(pageNames).flatMap(([page, name]) => [
    ...drawn({
      kind: 'curve',
      claim,
      title: { en: `Delay of a token beside a ${name.en}`, zh: `${name.zh}负载下的词元延迟` },
      x: axes.pages,
      y: axes.delay,
      scale: 'log',
      points: pointsOf(trials, trial => tokenDelayCurve(trial, page)),
    }),
    ...drawn({
      kind: 'curve',
      claim,
      title: { en: `Latency of a ${name.en} beside streams`, zh: `流负载下${name.zh}的延迟` },
      x: axes.tokens,
      y: axes.page,
      scale: 'log',
      points: pointsOf(trials, trial => pageLatencyCurve(trial, page)),
    }),
  ])
}

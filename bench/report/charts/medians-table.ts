import type { Table } from '../document/table.ts'
import { valueWithUnit } from '../format.ts'
import { pointWords } from '../labels/point-labels.ts'
import { deploymentName, type Language, punctuation } from '../language.ts'
import type { CurveChart, LadderChart } from './chart-data.ts'
import { medians } from './medians.ts'

/** The figures of a chart of points: a row for each deployment and place on the x axis. */
export function mediansTable(chart: LadderChart | CurveChart, language: Language): Table {
  const words = pointWords[language]
  const shown = (value: number) => valueWithUnit(value, chart.y.unit)
  return {
    caption: `${chart.title[language]}${punctuation[language].colon}${words.medians}`,
    columns: [
      { title: words.deployment, kind: 'text' },
      { title: chart.x.title[language], kind: 'number' },
      { title: words.median, kind: 'number' },
      { title: words.spread, kind: 'number' },
      { title: words.rounds, kind: 'number' },
    ],
    rows: medians(chart.points).map(({ deployment, x, y, low, high, rounds }) => [
      deploymentName(deployment, language),
      valueWithUnit(x, chart.x.unit),
      shown(y),
      `${shown(low)} – ${shown(high)}`,
      String(rounds),
    ]),
  }
}

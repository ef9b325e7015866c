import type { Table } from '../document/table.ts'
import { valueWithUnit } from '../figure.ts'
import type { Language } from '../language.ts'
import { deploymentName, dictionary } from '../words/dictionary.ts'
import type { CurveChart, LadderChart } from './chart-data.ts'
import { medians } from './medians.ts'

/** The figures of a chart of points: a row for each deployment and place on the x axis. */
export function mediansTable(chart: LadderChart | CurveChart, language: Language): Table {
  const words = dictionary[language].points
  const shown = (value: number) => valueWithUnit(value, chart.y.unit)
  return {
    caption: `${chart.title(language)}${dictionary[language].punctuation.colon}${words.medians}`,
    columns: [
      { title: words.deployment, kind: 'text' },
      { title: chart.x.title(language), kind: 'number' },
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

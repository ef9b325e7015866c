import { median } from 'simple-statistics'
import { valueWithUnit } from '../figure.ts'
import type { Language } from '../language.ts'
import type { Table } from '../table.ts'
import { deploymentName, dictionary } from '../words/dictionary.ts'
import type { ChartPoint, CurveChart, LadderChart } from './chart-data.ts'

/** The rounds of one deployment at one place: their median, smallest and largest, and how many they are. */
export type Middle = {
  readonly deployment: string
  readonly x: number
  readonly y: number
  readonly low: number
  readonly high: number
  readonly rounds: number
}

/** The points of several rounds → one for each deployment and x, deployments in order of appearance, x ascending. */
export function medians(points: readonly ChartPoint[]): readonly Middle[] {
  return [...Map.groupBy(points, ({ deployment }) => deployment)].flatMap(([deployment, own]) =>
    [...Map.groupBy(own, ({ x }) => x)]
      .toSorted(([a], [b]) => a - b)
      .map(([x, same]) => {
        const values = same.map(({ y }) => y)
        const [low, high] = [Math.min(...values), Math.max(...values)]
        return { deployment, x, y: median(values), low, high, rounds: values.length }
      }),
  )
}

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

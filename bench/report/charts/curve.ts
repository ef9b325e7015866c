import type { TopLevelSpec } from 'vega-lite'
import { valueWithUnit } from '../format.ts'
import { pointWords } from '../labels/point-labels.ts'
import { deploymentName } from '../language.ts'
import type { CurveChart } from './chart-data.ts'
import { type ChartContext, deploymentLegend } from './context.ts'
import { type Crossing, crossings } from './crossover.ts'
import { curveSpec } from './curve-spec.ts'
import type { Drawing, Width } from './drawing.ts'
import { type Middle, medians } from './medians.ts'
import { mediansTable } from './medians-table.ts'

/** A quantity that bends: the medians of the rounds, their spread, the limit, and where two deployments cross. */
export function curve(chart: CurveChart, context: ChartContext): Drawing {
  const { language } = context
  const words = pointWords[language]
  const middles = medians(chart.points)
  const appearing = context.deployments.filter(name =>
    middles.some(({ deployment }) => deployment === name),
  )
  const crossing = crossingToTell(chart, middles, appearing)
  const said = crossing === undefined ? words.noCrossing : crossingWords(crossing)
  const limit =
    chart.limit === undefined
      ? []
      : [{ label: chart.limit.title[language], swatch: 'limit' as const }]
  return {
    title: chart.title[language],
    description: words.curve({
      x: chart.x.title[language],
      y: chart.y.title[language],
      lines: appearing.map(name => lineWords(name)),
      crossing: said,
    }),
    reading: appearing.length === 2 ? words.readCurve(said) : words.readCurve(''),
    legend: [...deploymentLegend(context, appearing), ...limit],
    spec: (width: Width): TopLevelSpec => curveSpec({ chart, middles, crossing, context, width }),
    table: mediansTable(chart, language),
  }

  function crossingWords({ x, lowerAfter, roundsApart }: Crossing): string {
    const tell = roundsApart ? words.crossing : words.uncertainCrossing
    return tell(valueWithUnit(x, chart.x.unit), deploymentName(lowerAfter, language))
  }

  function lineWords(name: string): string {
    const own = middles.filter(({ deployment }) => deployment === name)
    const ends = [own[0], own.at(-1)].map(middle => valueWithUnit(middle?.y, chart.y.unit))
    return `${deploymentName(name, language)} ${ends.join(' → ')}`
  }
}

/** The first whose rounds lie apart, else the first. Of more than two deployments none is told: there would be one for each pair. */
function crossingToTell(
  { scale }: CurveChart,
  middles: readonly Middle[],
  [first, second, ...more]: readonly string[],
): Crossing | undefined {
  if (first === undefined || second === undefined || more.length > 0) return undefined
  const found = crossings(middles, [first, second], scale)
  return found.find(({ roundsApart }) => roundsApart) ?? found[0]
}

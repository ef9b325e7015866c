import type { TopLevelSpec } from 'vega-lite'
import { valueWithUnit } from '../figure.ts'
import { deploymentName, dictionary } from '../words/dictionary.ts'
import type { CurveChart } from './chart-data.ts'
import { type Crossing, crossings } from './crossover.ts'
import { curveSpec } from './curve-spec.ts'
import { type ChartContext, type Drawing, deploymentLegend, type Width } from './drawing.ts'
import { type Middle, medians, mediansTable } from './medians.ts'

/** A quantity that bends: the medians of the rounds, their spread, the limit, and where two deployments cross. */
export function curve(chart: CurveChart, context: ChartContext): Drawing {
  const { language } = context
  const words = dictionary[language].points
  const middles = medians(chart.points)
  const appearing = context.deployments.filter(name =>
    middles.some(({ deployment }) => deployment === name),
  )
  const found = crossingsToTell(chart, middles, appearing)
  const said = crossingWords(found)
  const limit =
    chart.limit === undefined
      ? []
      : [{ label: chart.limit.title(language), swatch: 'limit' as const }]
  return {
    title: chart.title(language),
    description: words.curve({
      x: chart.x.title(language),
      y: chart.y.title(language),
      lines: appearing.map(name => lineWords(name)),
      crossing: said,
    }),
    reading: appearing.length === 2 ? words.readCurve(said) : words.readCurve(''),
    legend: [...deploymentLegend(context, appearing), ...limit],
    spec: (width: Width): TopLevelSpec =>
      curveSpec({ chart, middles, crossings: found, context, width }),
    table: mediansTable(chart, language),
  }

  function crossingWords([crossing, ...more]: readonly Crossing[]): string {
    if (crossing === undefined) return words.noCrossing
    const x = valueWithUnit(crossing.x, chart.x.unit)
    if (more.length > 0) return words.crossings(more.length + 1, x)
    const tell = crossing.roundsApart ? words.crossing : words.uncertainCrossing
    return tell(x, deploymentName(crossing.lowerAfter, language))
  }

  function lineWords(name: string): string {
    const own = middles.filter(({ deployment }) => deployment === name)
    const ends = [own[0], own.at(-1)].map(middle => valueWithUnit(middle?.y, chart.y.unit))
    return `${deploymentName(name, language)} ${ends.join(' → ')}`
  }
}

/** Of more than two deployments none is told: there would be one for each pair. */
function crossingsToTell(
  { scale }: CurveChart,
  middles: readonly Middle[],
  [first, second, ...more]: readonly string[],
): readonly Crossing[] {
  if (first === undefined || second === undefined || more.length > 0) return []
  return crossings(middles, [first, second], scale)
}

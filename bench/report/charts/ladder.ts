import { linearRegression } from 'simple-statistics'
import { valueWithUnit } from '../figure.ts'
import { deploymentName, dictionary } from '../words/dictionary.ts'
import { axisScale } from './axis-scale.ts'
import type { ChartPoint, LadderChart } from './chart-data.ts'
import { type ChartContext, type Drawing, deploymentLegend, plotWidths } from './drawing.ts'
import { mediansTable } from './medians.ts'
import { seriesScales } from './theme.ts'

/** A quantity that grows in a straight line, with the line fitted to each deployment's points by least squares. */
export function ladder(chart: LadderChart, context: ChartContext): Drawing {
  const { language, deployments } = context
  const words = dictionary[language].points
  const x = axisScale(
    chart.x,
    chart.points.map(point => point.x),
    language,
  )
  const y = axisScale(
    chart.y,
    chart.points.map(point => point.y),
    language,
  )
  const fits = fitted(chart.points)
  const slope = (deployment: string) =>
    `${valueWithUnit(fits.get(deployment)?.slope, chart.y.unit)} ${chart.step(language)}`
  const scales = seriesScales(deployments)
  const channels = {
    x: {
      field: 'x',
      type: 'quantitative',
      axis: { title: x.title, format: ',~r', tickCount: 5 },
    } as const,
    y: {
      field: 'y',
      type: 'quantitative',
      scale: { zero: false },
      axis: { title: y.title, format: ',~r', tickCount: 6 },
    } as const,
    color: { field: 'deployment', type: 'nominal', scale: scales.color, legend: null } as const,
  }
  const scaled = (point: { deployment: string; x: number; y: number }) => ({
    deployment: point.deployment,
    x: point.x / x.divisor,
    y: point.y / y.divisor,
  })
  return {
    title: chart.title(language),
    description: words.ladder({
      x: chart.x.title(language),
      y: chart.y.title(language),
      lines: [...fits.keys()].map(name => `${deploymentName(name, language)} ${slope(name)}`),
    }),
    reading: words.readLadder,
    legend: deploymentLegend(context, [...fits.keys()], slope),
    spec: width => ({
      width: plotWidths[width],
      height: width === 'wide' ? 280 : 220,
      layer: [
        {
          data: { values: ends(fits, chart.points).map(scaled) },
          mark: { type: 'line', strokeWidth: 2 },
          encoding: {
            ...channels,
            strokeDash: {
              field: 'deployment',
              type: 'nominal',
              scale: scales.strokeDash,
              legend: null,
            },
          },
        },
        {
          data: { values: chart.points.map(scaled) },
          mark: { type: 'point', filled: true, size: 42, opacity: 0.75 },
          encoding: {
            ...channels,
            shape: { field: 'deployment', type: 'nominal', scale: scales.shape, legend: null },
          },
        },
      ],
    }),
    table: mediansTable(chart, language),
  }
}

type Fit = { readonly slope: number; readonly start: number }

function fitted(points: readonly ChartPoint[]): ReadonlyMap<string, Fit> {
  const groups = Map.groupBy(points, ({ deployment }) => deployment)
  return new Map(
    [...groups].map(([deployment, own]) => {
      const { m, b } = linearRegression(own.map(({ x, y }) => [x, y]))
      return [deployment, { slope: m, start: b }]
    }),
  )
}

/** The two ends of each fitted line: no further than was measured. */
function ends(fits: ReadonlyMap<string, Fit>, points: readonly ChartPoint[]) {
  return [...fits].flatMap(([deployment, { slope, start }]) => {
    const own = points.filter(point => point.deployment === deployment).map(({ x }) => x)
    return [Math.min(...own), Math.max(...own)].map(x => ({ deployment, x, y: start + slope * x }))
  })
}

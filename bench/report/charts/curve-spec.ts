import type { TopLevelSpec } from 'vega-lite'
import { axisScale, logDomain, logTicks } from './axis-scale.ts'
import type { CurveChart } from './chart-data.ts'
import type { Crossing } from './crossover.ts'
import { type ChartContext, type Layer, plotWidths, type Width } from './drawing.ts'
import type { Middle } from './medians.ts'
import { colours, seriesScales } from './theme.ts'

/** The drawing of a curve, with its crossings marked. */
export function curveSpec(options: {
  readonly chart: CurveChart
  readonly middles: readonly Middle[]
  readonly crossings: readonly Crossing[]
  readonly context: ChartContext
  readonly width: Width
}): TopLevelSpec {
  const { chart, middles, crossings, context, width } = options
  const limits = chart.limit === undefined ? [] : [chart.limit.value]
  const heights = [...middles.flatMap(({ low, high }) => [low, high]), ...limits]
  const x = axisScale(
    chart.x,
    middles.map(middle => middle.x),
    context.language,
  )
  const y = axisScale(chart.y, heights, context.language)
  const scales = seriesScales(context.deployments)
  const channels = {
    x: {
      field: 'x',
      type: 'quantitative',
      axis: { title: x.title, format: ',~r', tickCount: width === 'wide' ? 8 : 4 },
    },
    y: {
      field: 'y',
      type: 'quantitative',
      ...vertical(
        chart.scale,
        heights.map(h => h / y.divisor),
        y.title,
      ),
    },
  } as const
  const color = { field: 'deployment', type: 'nominal', scale: scales.color, legend: null } as const
  const values = middles.map(middle => ({
    deployment: middle.deployment,
    x: middle.x / x.divisor,
    y: middle.y / y.divisor,
    low: middle.low / y.divisor,
    high: middle.high / y.divisor,
  }))
  const spread: Layer = {
    mark: { type: 'rule', strokeWidth: 1.5, opacity: 0.5 },
    encoding: { ...channels, y: { ...channels.y, field: 'low' }, y2: { field: 'high' }, color },
  }
  const line: Layer = {
    mark: { type: 'line', strokeWidth: 2 },
    encoding: {
      ...channels,
      color,
      strokeDash: { field: 'deployment', type: 'nominal', scale: scales.strokeDash, legend: null },
    },
  }
  const points: Layer = {
    mark: { type: 'point', filled: true, size: 60, opacity: 1 },
    encoding: {
      ...channels,
      color,
      shape: { field: 'deployment', type: 'nominal', scale: scales.shape, legend: null },
    },
  }
  const limit: Layer[] = limits.map(value => ({
    data: { values: [{ y: value / y.divisor }] },
    mark: { type: 'rule', stroke: colours.limit, strokeWidth: 1.5, strokeDash: [6, 4] },
    encoding: { y: channels.y },
  }))
  const crosses: Layer[] = crossings.map(found => ({
    data: { values: [{ x: found.x / x.divisor, y: found.y / y.divisor }] },
    mark: {
      type: 'point',
      shape: 'circle',
      size: 260,
      strokeWidth: 2,
      color: colours.text,
      opacity: 1,
    },
    encoding: channels,
  }))
  return {
    width: plotWidths[width],
    height: width === 'wide' ? 280 : 220,
    data: { values },
    layer: [...limit, spread, line, points, ...crosses],
  }
}

function vertical(scale: CurveChart['scale'], values: readonly number[], title: string) {
  if (scale === 'linear')
    return { scale: { zero: true }, axis: { title, format: ',~r', tickCount: 6 } }
  const domain = logDomain(values, 1.2)
  return {
    scale: { type: 'log' as const, domain, nice: false },
    axis: { title, values: logTicks(domain, 7), format: ',~r' },
  }
}

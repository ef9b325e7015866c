import { PanelBuilder as BarGaugeBuilder } from '@grafana/grafana-foundation-sdk/bargauge'
import {
  BarGaugeDisplayMode,
  BigValueColorMode,
  BigValueGraphMode,
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  SortOrder,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizOrientation,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common'
import { ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard'
import {
  PanelBuilder as HeatmapBuilder,
  HeatmapColorMode,
  HeatmapColorOptionsBuilder,
  HeatmapTooltipBuilder,
  YAxisConfigBuilder,
} from '@grafana/grafana-foundation-sdk/heatmap'
import { PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus'
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat'
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries'
import { datasource } from '../variables.ts'
import { deploymentColors } from './colors.ts'
import { type Query, targets } from './query.ts'
import type { Unit } from './unit.ts'

/** What every panel has. Width in columns of 24, height in grid units of 30 pixels. */
export type PanelOptions = {
  readonly title: string
  /** What is seen, where it comes from, and what a bad value means. */
  readonly description: string
  readonly unit: Unit
  readonly queries: readonly Query[]
  readonly width: number
  readonly height: number
  /** From this value on it is red. */
  readonly limit?: number
}

/** Lines over time, from 0. */
export function timeSeries(options: PanelOptions): TimeSeriesBuilder {
  const { title, description, unit, queries, width, height, limit } = options
  const panel = new TimeSeriesBuilder()
    .title(title)
    .description(description)
    .datasource(datasource)
    .targets(targets(queries))
    .unit(unit)
    .min(0)
    .span(width)
    .height(height)
    .lineWidth(1)
    .fillOpacity(8)
    .showPoints(VisibilityMode.Never)
    .overrides(deploymentColors)
    .legend(
      new VizLegendOptionsBuilder()
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .showLegend(true),
    )
    .tooltip(
      new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending),
    )
  if (limit === undefined) return panel
  return panel
    .thresholds(thresholds(limit))
    .thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed))
}

/** The last value of each series, large. */
export function stat(options: PanelOptions & { readonly noValue?: string }): StatBuilder {
  const { title, description, unit, queries, width, height, limit, noValue = '–' } = options
  const panel = new StatBuilder()
    .title(title)
    .description(description)
    .datasource(datasource)
    .targets(targets(queries))
    .unit(unit)
    .span(width)
    .height(height)
    .noValue(noValue)
    .colorMode(BigValueColorMode.Value)
    .graphMode(BigValueGraphMode.Area)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(false))
  return limit === undefined ? panel : panel.thresholds(thresholds(limit))
}

/** One bar for each series, with its value: the figures of runs beside each other. */
export function bars(options: PanelOptions): BarGaugeBuilder {
  const { title, description, unit, queries, width, height, limit } = options
  const panel = new BarGaugeBuilder()
    .title(title)
    .description(description)
    .datasource(datasource)
    .targets(targets(queries.map(query => ({ ...query, instant: true }))))
    .unit(unit)
    .min(0)
    .span(width)
    .height(height)
    .noValue('–')
    .displayMode(BarGaugeDisplayMode.Basic)
    .orientation(VizOrientation.Horizontal)
    .overrides(deploymentColors)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(false))
  return limit === undefined ? panel : panel.thresholds(thresholds(limit))
}

/** How a histogram's observations spread, over time; its query is one of `buckets`. */
export function heatMap(options: Omit<PanelOptions, 'limit'>): HeatmapBuilder {
  const { title, description, unit, queries, width, height } = options
  return new HeatmapBuilder()
    .title(title)
    .description(description)
    .datasource(datasource)
    .targets(targets(queries).map(target => target.format(PromQueryFormat.Heatmap)))
    .unit(unit)
    .span(width)
    .height(height)
    .calculate(false)
    .yAxis(new YAxisConfigBuilder().unit(unit))
    .color(
      new HeatmapColorOptionsBuilder()
        .mode(HeatmapColorMode.Scheme)
        .scheme('Oranges')
        .exponent(0.5)
        .steps(64),
    )
    .tooltip(
      new HeatmapTooltipBuilder()
        .mode(TooltipDisplayMode.Single)
        .yHistogram(true)
        .showColorScale(true),
    )
}

function thresholds(limit: number) {
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([
    { value: null, color: 'green' },
    { value: limit, color: 'red' },
  ])
}

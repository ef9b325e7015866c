import { quantileSorted } from 'simple-statistics'
import { steadyDelaysMs } from '../../measures/figures/delay.ts'
import { MAX_CONTROL_SHARE } from '../../plan/limits.ts'
import type { Trial } from '../../samples/trial.ts'
import { figure, milliseconds } from '../figure.ts'
import { deploymentName, dictionary } from '../words/dictionary.ts'
import { logDomain, logTicks } from './axis-scale.ts'
import type { DelaySeries, DelaysChart, Quantile } from './chart-data.ts'
import {
  type ChartContext,
  type Drawing,
  deploymentLegend,
  type Layer,
  plotWidths,
  type Width,
} from './drawing.ts'
import { colours, seriesScales } from './theme.ts'

/** The percentiles that are named, as shares. */
const NAMED = [0.5, 0.9, 0.99, 0.999]

/** The percentile by which deployments are judged. */
const JUDGED = 0.99

/** The delays of the tokens by percentile, both axes logarithmic, so that the tail is seen; the control is grey. */
export function delays(chart: DelaysChart, context: ChartContext): Drawing {
  const { language } = context
  const words = dictionary[language].delays
  const { colon, comma } = dictionary[language].punctuation
  const star = (series: DelaySeries) => (isMarked(series, chart) ? '*' : '')
  const name = ({ origin }: DelaySeries) =>
    origin.kind === 'control' ? words.control : deploymentName(origin.name, language)
  const appearing = chart.series.flatMap(({ origin }) =>
    origin.kind === 'deployment' ? [origin.name] : [],
  )
  const control = chart.series.some(({ origin }) => origin.kind === 'control')
  return {
    title: chart.title(language),
    description: words.description(
      chart.series.map(
        series =>
          `${name(series)}${colon}p50 ${milliseconds(at(series, 0.5))}${comma}p99 ${milliseconds(at(series, 0.99))}${star(series)}`,
      ),
    ),
    reading: words.reading,
    legend: [
      ...deploymentLegend(context, appearing),
      ...(control ? [{ label: words.control, swatch: 'control' as const }] : []),
    ],
    spec: width => ({
      width: plotWidths[width],
      height: width === 'wide' ? 300 : 230,
      layer: layers(chart, context, width),
    }),
    table: {
      caption: words.table,
      columns: [
        { title: words.origin, kind: 'text' },
        { title: words.tokens, kind: 'number' },
        ...NAMED.map(share => ({ title: percentile(share), kind: 'number' }) as const),
        { title: words.largest, kind: 'number' },
      ],
      rows: chart.series.map(series => [
        name(series),
        figure(series.tokens),
        ...NAMED.map(
          share => `${milliseconds(at(series, share))}${share === JUDGED ? star(series) : ''}`,
        ),
        milliseconds(series.quantiles.at(-1)?.ms),
      ]),
    },
    ...(chart.series.some(series => isMarked(series, chart)) ? { remark: words.marked } : {}),
  }
}

/** As `marked` of a window's delays in the measures, but of the pooled rounds: the harness is too large a part of the figure. */
function isMarked(series: DelaySeries, { series: all }: DelaysChart): boolean {
  const control = all.find(({ origin }) => origin.kind === 'control')
  const measured = at(series, JUDGED)
  if (control === undefined || series === control || measured === undefined) return false
  return (at(control, JUDGED) ?? 0) > MAX_CONTROL_SHARE * measured
}

const percentile = (share: number) => `p${Number((share * 100).toFixed(1))}`

/** One in how many tokens is beyond a quantile. */
const rarity = (share: number) => 1 / (1 - share)

function layers(chart: DelaysChart, context: ChartContext, width: Width): Layer[] {
  const words = dictionary[context.language].delays
  const all = chart.series.flatMap(({ quantiles }) => quantiles)
  const rarities: [number, number] = [1, Math.max(...all.map(({ share }) => rarity(share)))]
  const heights = logDomain(all.map(({ ms }) => ms).filter(ms => ms > 0))
  const ticks = NAMED.map(rarity).filter(tick => tick <= rarities[1])
  const channels = {
    x: {
      field: 'rarity',
      type: 'quantitative',
      scale: { type: 'log', domain: rarities, nice: false },
      axis: { title: words.percentile, values: ticks, labelExpr: LABELS, grid: true },
    },
    y: {
      field: 'ms',
      type: 'quantitative',
      scale: { type: 'log', domain: heights, nice: false },
      axis: {
        title: words.axis,
        values: logTicks(heights, width === 'wide' ? 8 : 6),
        format: ',~r',
      },
    },
  } as const
  const scales = seriesScales(context.deployments)
  const line = (kind: DelaySeries['origin']['kind']) =>
    chart.series
      .filter(({ origin }) => origin.kind === kind)
      .flatMap(({ origin, quantiles }) =>
        quantiles
          .filter(({ ms }) => ms > 0)
          .map(({ share, ms }) => ({
            deployment: origin.kind === 'deployment' ? origin.name : kind,
            rarity: rarity(share),
            ms,
          })),
      )
  return [
    {
      data: { values: line('control') },
      mark: { type: 'line', stroke: colours.quiet, strokeWidth: 1.5, strokeDash: [3, 3] },
      encoding: channels,
    },
    {
      data: { values: line('deployment') },
      mark: { type: 'line', strokeWidth: 2.25, strokeJoin: 'round' },
      encoding: {
        ...channels,
        color: { field: 'deployment', type: 'nominal', scale: scales.color, legend: null },
        strokeDash: {
          field: 'deployment',
          type: 'nominal',
          scale: scales.strokeDash,
          legend: null,
        },
      },
    },
  ]
}

/** A rarity's percentile: one in 100 is p99. */
const LABELS = "'p' + format(100 - 100 / datum.value, '.4~r')"

/** The named quantile nearest to a share; undefined where there are too few tokens to tell it. */
function at({ quantiles }: DelaySeries, share: number): number | undefined {
  return quantiles.find(quantile => quantile.share >= share - 1e-9)?.ms
}

/** Quantiles for each tenfold rarer token: enough for a smooth curve. */
const PER_DECADE = 24

/**
 * The delays of a window, pooled over the trials of each deployment, and those of all control streams together. Only the
 * steady part of a window counts, as in the measures. Deployments come in the order of their first trial.
 */
export function delaySeries(trials: readonly Trial[], window: string): readonly DelaySeries[] {
  const found = trials.flatMap(({ header, samples }) =>
    samples
      .filter(sample => sample.type === 'delay')
      .filter(sample => sample.window === window)
      .map(sample => ({ deployment: header.deployment, sample })),
  )
  const deployments = [...new Set(found.map(({ deployment }) => deployment))]
  const ofDeployment = (name: string) => found.filter(({ deployment }) => deployment === name)
  return [
    ...deployments.map(name => ({
      origin: { kind: 'deployment', name } as const,
      ...pooled(ofDeployment(name).map(({ sample }) => steadyDelaysMs(sample, 'relayed'))),
    })),
    {
      origin: { kind: 'control' } as const,
      ...pooled(found.map(({ sample }) => steadyDelaysMs(sample, 'control'))),
    },
  ].filter(({ tokens }) => tokens > 0)
}

/** The shares grow by equal steps of 1/(1 − share), so that each part of the tail gets as many points. */
function pooled(parts: readonly (readonly number[])[]) {
  const sorted = parts.flat().toSorted((a, b) => a - b)
  const tokens = sorted.length
  const steps = Math.floor(Math.log10(Math.max(tokens, 1)) * PER_DECADE)
  const quantiles = Array.from({ length: steps }, (_, step): Quantile => {
    const share = 1 - 10 ** (-step / PER_DECADE)
    return { share, ms: quantileSorted(sorted, share) }
  })
  const largest = { share: 1 - 1 / tokens, ms: sorted.at(-1) ?? 0 }
  return { tokens, quantiles: [...quantiles, largest] }
}

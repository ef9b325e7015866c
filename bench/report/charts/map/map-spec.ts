import type { TopLevelSpec } from 'vega-lite'
import type { DecisionMap } from '../../../verdicts/decision-map.ts'
import { deploymentName, dictionary } from '../../words/dictionary.ts'
import { logDomain, logTicks } from '../axis-scale.ts'
import { type ChartContext, type Layer, plotWidths, type Width } from '../drawing.ts'
import { colours, seriesScales } from '../theme.ts'
import { type MapRow, measuredRows, pagesOf, predictedRows, ratioRows } from './map-rows.ts'

type Panel = Extract<TopLevelSpec, { concat: unknown }>['concat'][number]

/** Between two panels, in pixels. */
const GAP = { row: 44, column: 20 }

/** What the labels of a panel's axis take beside it, in pixels. */
const LABELS = 32

/** The picture of a decision map: a panel for each deployment on the same axes, and one for their ratio. */
export function mapSpec(map: DecisionMap, context: ChartContext, width: Width): TopLevelSpec {
  const { language } = context
  const words = dictionary[language].decisionMap.chart
  const scales = seriesScales(pagesOf(map).map(({ key }) => key))
  const panels = map.deployments.map(name => ({
    title: deploymentName(name, language),
    measured: measuredRows(map, name),
    predicted: predictedRows(map, name),
  }))
  const domain = logDomain(
    [
      ...panels.flatMap(({ measured, predicted }) => [...measured, ...predicted]),
      { value: map.sloMs },
    ]
      .map(({ value }) => value)
      .filter(value => value > 0),
    1.3,
  )
  const ratios = ratioRows(map)
  const [first = '', second = ''] = panels.map(({ title }) => title)
  const ratioTitle = words.ratio(first, second)
  const ratioDomain = logDomain(
    [1, ...ratios.flatMap(({ from, value, to }) => [from ?? value, to ?? value])],
    1.2,
  )
  const columns = width === 'wide' ? panels.length + 1 : 1
  const size = {
    width: Math.floor(plotWidths[width] / columns) - (width === 'wide' ? LABELS : 0),
    height: width === 'wide' ? 260 : 200,
  }
  const axes = { scales, x: words.x }
  const own = map.points.flatMap(({ point }) => point.path ?? [])
  const isOwn = ({ page, share }: MapRow) => share > 0 && own.includes(page)
  return {
    columns,
    spacing: GAP,
    concat: [
      ...panels.map(
        ({ title, measured, predicted }): Panel => ({
          ...size,
          layer: [
            rule(map.sloMs, { domain, title }, colours.limit),
            lines(predicted, { ...axes, domain, title }),
            dots(measured, { ...axes, domain, title }),
            rings(measured.filter(isOwn), { ...axes, domain, title }),
          ],
        }),
      ),
      ...(ratios.length === 0
        ? []
        : [
            {
              ...size,
              layer: [
                rule(1, { domain: ratioDomain, title: ratioTitle }, colours.quiet),
                intervals(ratios, { ...axes, domain: ratioDomain, title: ratioTitle }),
                dots(ratios, { ...axes, domain: ratioDomain, title: ratioTitle }),
              ],
            } satisfies Panel,
          ]),
    ],
  }
}

type Axes = {
  readonly scales: ReturnType<typeof seriesScales>
  readonly domain: [number, number]
  readonly x: string
  readonly title: string
}

const y = (domain: [number, number], title: string) => ({
  field: 'value',
  type: 'quantitative' as const,
  scale: { type: 'log' as const, domain, nice: false },
  axis: { title, values: logTicks(domain, 6), format: ',~r' },
})

function channels({ domain, x, title, scales }: Axes) {
  return {
    x: {
      field: 'share',
      type: 'quantitative' as const,
      axis: { title: x, tickCount: 5, format: '.0%' },
    },
    y: y(domain, title),
    color: { field: 'page', type: 'nominal' as const, scale: scales.color, legend: null },
  }
}

function rule(
  value: number,
  { domain, title }: Pick<Axes, 'domain' | 'title'>,
  stroke: string,
): Layer {
  return {
    data: { values: [{ value }] },
    mark: { type: 'rule', stroke, strokeWidth: 1.5, strokeDash: [6, 4] },
    encoding: { y: y(domain, title) },
  }
}

function lines(values: readonly MapRow[], axes: Axes): Layer {
  const { scales } = axes
  const strokeDash = {
    field: 'page',
    type: 'nominal',
    scale: scales.strokeDash,
    legend: null,
  } as const
  return {
    data: { values: [...values] },
    mark: { type: 'line', strokeWidth: 1.5, opacity: 0.8 },
    encoding: { ...channels(axes), strokeDash },
  }
}

function dots(values: readonly MapRow[], axes: Axes): Layer {
  const { scales } = axes
  return {
    data: { values: [...values] },
    mark: { type: 'point', filled: true, size: 60, opacity: 1 },
    encoding: {
      ...channels(axes),
      shape: { field: 'page', type: 'nominal', scale: scales.shape, legend: null },
    },
  }
}

/** Around the points of a page of the reader's own. */
function rings(values: readonly MapRow[], axes: Axes): Layer {
  return {
    data: { values: [...values] },
    mark: { type: 'point', filled: false, shape: 'circle', size: 240, strokeWidth: 2.5 },
    encoding: channels(axes),
  }
}

function intervals(values: readonly MapRow[], axes: Axes): Layer {
  const found = channels(axes)
  return {
    data: { values: [...values] },
    mark: { type: 'rule', strokeWidth: 1.5, opacity: 0.5 },
    encoding: { ...found, y: { ...found.y, field: 'from' }, y2: { field: 'to' } },
  }
}

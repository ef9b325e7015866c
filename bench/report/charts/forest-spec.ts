import type { TopLevelSpec } from 'vega-lite'
import type { Measure } from '../../measures/measure.ts'
import type { Observation } from '../../measures/observations.ts'
import { otherOf, pairsOf, splitByDeployment } from '../../verdicts/by-deployment.ts'
import type { Criterion } from '../../verdicts/claims/claim.ts'
import type { Interval } from '../../verdicts/statistics/student.ts'
import { logDomain, logTicks } from './axis-scale.ts'
import { type Layer, plotWidths, type Width } from './drawing.ts'
import { colours } from './theme.ts'

/** The ratio of one round: worse ÷ better as the claim has it, above 1 where the round speaks for the claim. */
type RoundRatio = { readonly round: number; readonly ratio: number }

/**
 * The ratios of the rounds in which both deployments were observed, by round. A round with a value of zero or below has no
 * ratio and is left out.
 */
export function roundRatios(
  criterion: Criterion,
  better: Measure['better'],
  observations: readonly Observation[],
): readonly RoundRatio[] {
  const own = observations.filter(({ measure }) => measure === criterion.measure)
  return pairsOf(splitByDeployment(own), otherOf(criterion.favours))
    .filter(({ worse, better }) => worse > 0 && better > 0)
    .map(({ round, worse, better: less }) => ({
      round,
      ratio: better === 'lower' ? worse / less : 1 / (worse / less),
    }))
}

/** What one row of a forest shows. */
export type ForestLine = {
  readonly label: string
  readonly ratio: number
  readonly interval: Interval
  readonly threshold: number
  readonly rounds: readonly RoundRatio[]
}

const ROW_HEIGHT = 60

/** There is no axis to the left, so the plot may be wider. */
const MARGIN = 40

/** Where things stand in a row, as shares of its height: the label above, the interval below it. */
const LABEL = 0.22
const BAND = { top: 0.42, bottom: 0.98 }
const INTERVAL = 0.62
const ROUNDS = 0.84

/** An axis that reached less far from 1 would show noise as if it were much. */
const LEAST = 1.25

/** The drawing of a forest. All rows share one axis, so that they compare. */
export function forestSpec(
  lines: readonly ForestLine[],
  width: Width,
  axisTitle: string,
): TopLevelSpec {
  const domain = logDomain([...lines.flatMap(reach), LEAST, 1 / LEAST])
  const axes = channels(lines.length, {
    domain,
    title: axisTitle,
    values: logTicks(domain, width === 'wide' ? 9 : 5),
  })
  return {
    width: plotWidths[width] + MARGIN,
    height: lines.length * ROW_HEIGHT,
    padding: 6,
    layer: [...bands(lines, axes), ...marks(lines, domain, axes)],
  }
}

/** Everything that the axis must hold. The end of an interval may be nowhere, where rounds were too few. */
const reach = ({ interval, threshold, rounds }: ForestLine) =>
  [
    interval.from,
    interval.to,
    threshold,
    1 / threshold,
    ...rounds.map(({ ratio }) => ratio),
  ].filter(value => value > 0 && Number.isFinite(value))

type Channels = ReturnType<typeof channels>

function channels(
  rows: number,
  { domain, title, values }: { domain: [number, number]; title: string; values: number[] },
) {
  const type = 'quantitative' as const
  const axis = { title, values, format: '~g', grid: true }
  return {
    x: (field: string) => ({
      field,
      type,
      scale: { type: 'log' as const, domain, nice: false },
      axis,
    }),
    y: (field: string) => ({
      field,
      type,
      scale: { domain: [0, rows], reverse: true, nice: false },
      axis: null,
    }),
  }
}

/** The thresholds, and the line at which neither is better. */
function bands(lines: readonly ForestLine[], { x, y }: Channels): Layer[] {
  const values = lines.map(({ threshold }, row) => ({
    from: 1 / threshold,
    to: threshold,
    top: row + BAND.top,
    bottom: row + BAND.bottom,
    one: 1,
  }))
  const vertical = { y: y('top'), y2: { field: 'bottom' } }
  return [
    {
      data: { values },
      mark: { type: 'rect', fill: colours.band },
      encoding: { x: x('from'), x2: { field: 'to' }, ...vertical },
    },
    {
      data: { values },
      mark: { type: 'rule', stroke: colours.quiet },
      encoding: { x: x('one'), ...vertical },
    },
  ]
}

/** The rounds, the intervals with their means, and the labels from the left edge on. */
function marks(
  lines: readonly ForestLine[],
  [start, end]: readonly [number, number],
  { x, y }: Channels,
): Layer[] {
  const rows = lines.map(({ label, ratio, interval }, row) => ({
    label,
    ratio,
    from: Math.max(interval.from, start),
    to: Math.min(interval.to, end),
    start,
    labelY: row + LABEL,
    y: row + INTERVAL,
  }))
  const rounds = lines.flatMap((line, row) =>
    line.rounds.map(({ ratio }) => ({ ratio, y: row + ROUNDS })),
  )
  return [
    {
      data: { values: rounds },
      mark: {
        type: 'point',
        shape: 'circle',
        filled: true,
        size: 28,
        color: colours.quiet,
        opacity: 0.5,
      },
      encoding: { x: x('ratio'), y: y('y') },
    },
    {
      data: { values: rows },
      mark: { type: 'rule', stroke: colours.text, strokeWidth: 2.5, strokeCap: 'round' },
      encoding: { x: x('from'), x2: { field: 'to' }, y: y('y') },
    },
    {
      data: { values: rows },
      mark: {
        type: 'point',
        shape: 'diamond',
        filled: true,
        size: 120,
        color: colours.text,
        opacity: 1,
      },
      encoding: { x: x('ratio'), y: y('y') },
    },
    {
      data: { values: rows },
      mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: 13, color: colours.text },
      encoding: { x: x('start'), y: y('labelY'), text: { field: 'label' } },
    },
  ]
}

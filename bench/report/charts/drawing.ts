import type { TopLevelSpec } from 'vega-lite'
import type { Language } from '../language.ts'
import type { Table } from '../table.ts'
import { deploymentName } from '../words/dictionary.ts'

/** The layers of a vega-lite specification. */
export type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number]

/** Charts are drawn twice, for wide and for narrow screens, so that their letters keep their size. */
export type Width = 'wide' | 'narrow'

/** How wide the part between the axes may be, in pixels. */
export const plotWidths: Readonly<Record<Width, number>> = { wide: 800, narrow: 262 }

/** What a colour and a shape stand for. A series is told by its place among the deployments. */
export type LegendEntry = { readonly label: string } & (
  | { readonly swatch: 'series'; readonly series: number }
  | { readonly swatch: PlainSwatch }
)

export type PlainSwatch = 'control' | 'limit' | 'interval' | 'round' | 'band' | 'answers' | 'pages'

/** A chart that stands ready to be drawn, with what is said beside it. */
export type Drawing = {
  readonly title: string
  /** What the picture shows, for those who do not see it. */
  readonly description: string
  /** How it is read, in a line below it. */
  readonly reading: string
  readonly legend: readonly LegendEntry[]
  readonly spec: (width: Width) => TopLevelSpec
  /** The figures of the picture. */
  readonly table: Table
  /** What must be known of the figures, wherever they are read. */
  readonly remark?: string
}

/** What every chart of a report shares: its language, and the deployments in the order that gives them their colours. */
export type ChartContext = { readonly language: Language; readonly deployments: readonly string[] }

/** The legend's entries of the deployments that appear, each with its figure where it has one. */
export function deploymentLegend(
  { language, deployments }: ChartContext,
  appearing: readonly string[],
  figure?: (deployment: string) => string,
): readonly LegendEntry[] {
  return deployments.flatMap((deployment, series) => {
    if (!appearing.includes(deployment)) return []
    const name = deploymentName(deployment, language)
    const label = figure === undefined ? name : `${name} ${figure(deployment)}`
    return [{ label, swatch: 'series' as const, series }]
  })
}

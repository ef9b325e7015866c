import type { TopLevelSpec } from 'vega-lite'
import type { Table } from '../document/table.ts'

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

import { readFileSync } from 'node:fs'
import { root } from '../support/deployment.ts'

/** A panel of a committed dashboard, as far as the tests look at it. */
export type PanelModel = {
  readonly id: number
  readonly type: string
  readonly title: string
  readonly description?: string
  readonly gridPos: {
    readonly x: number
    readonly y: number
    readonly w: number
    readonly h: number
  }
  readonly datasource?: { readonly type: string; readonly uid: string }
  readonly fieldConfig?: {
    readonly defaults: { readonly unit?: string; readonly noValue?: string }
  }
  readonly targets?: readonly {
    readonly refId: string
    readonly expr: string
    readonly instant?: boolean
    readonly legendFormat?: string
  }[]
}

/** A committed dashboard, likewise. */
export type DashboardModel = {
  readonly uid: string
  readonly title: string
  readonly panels: readonly PanelModel[]
  readonly templating: {
    readonly list: readonly {
      readonly name: string
      readonly query: string | { readonly query: string }
    }[]
  }
  readonly links: readonly {
    readonly title: string
    readonly type: string
    readonly url?: string
  }[]
  readonly annotations: {
    readonly list: readonly { readonly name: string; readonly expr?: string }[]
  }
}

/** The committed dashboards by the names of their files. */
export const dashboardNames = ['overview', 'comparison', 'bench-run', 'process'] as const

/** Reads a committed dashboard. */
export function readDashboard(name: (typeof dashboardNames)[number]): DashboardModel {
  return JSON.parse(readFileSync(`${root}dashboards/json/${name}.json`, 'utf8'))
}

/** A query of a panel or an annotation, and where it stands. */
export type PlacedQuery = {
  readonly where: string
  readonly expr: string
  readonly instant: boolean
  /** Of its values. The cells of a heat map are counts: the panel's unit is that of its axis. */
  readonly unit: string
  /** It watches for what may never happen, and the panel says so then. */
  readonly mayBeEmpty: boolean
}

/** Every query of a dashboard. */
export function queriesOf({ title, panels, annotations }: DashboardModel): readonly PlacedQuery[] {
  const ofPanels = panels.flatMap(panel =>
    (panel.targets ?? []).map(({ refId, expr, instant = false }) => ({
      where: `${title} / ${panel.title} / ${refId}`,
      expr,
      instant,
      unit: panel.type === 'heatmap' ? 'short' : (panel.fieldConfig?.defaults.unit ?? 'short'),
      mayBeEmpty: panel.fieldConfig?.defaults.noValue === 'never',
    })),
  )
  const ofAnnotations = annotations.list.flatMap(({ name, expr }) =>
    expr === undefined
      ? []
      : [
          {
            where: `${title} / annotation ${name}`,
            expr,
            instant: false,
            unit: 'short',
            mayBeEmpty: false,
          },
        ],
  )
  return [...ofPanels, ...ofAnnotations]
}

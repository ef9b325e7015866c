import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import {
  AnnotationQueryBuilder,
  DashboardBuilder,
  DashboardCursorSync,
  type Panel,
  RowBuilder,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { benchMetrics } from '../bench/telemetry/names.ts'
import { links } from './links.ts'
import { benches, series } from './promql.ts'
import { TAG } from './uids.ts'
import { datasource, variables } from './variables.ts'

/** A panel that has no place yet: it gets its number when it is put on a dashboard. */
export type UnplacedPanel = Builder<Panel> & { id(id: number): Builder<Panel> }

/** A heading and the panels below it, placed from left to right and wrapped at 24 columns. */
export type Section = { readonly title?: string; readonly panels: readonly UnplacedPanel[] }

/** A dashboard with the variables, annotations and links that all of them have. */
export function dashboard(options: {
  readonly uid: string
  readonly title: string
  readonly description: string
  readonly sections: readonly Section[]
  readonly oneRun?: boolean
}): DashboardBuilder {
  const { uid, title, description, sections, oneRun = false } = options
  const builder = new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags([TAG])
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: 'now-30m', to: 'now' })
    .refresh('10s')
    .variables(variables({ oneRun }))
    .annotations([alerts(), benchRuns()])
    .links([...links({ oneRun })])
  let id = 0
  for (const { title: heading, panels } of sections) {
    if (heading !== undefined) {
      id += 1
      builder.withRow(new RowBuilder(heading).id(id))
    }
    for (const panel of panels) {
      id += 1
      builder.withPanel(panel.id(id))
    }
  }
  return builder
}

/** Grafana's own: annotations made by hand, and alerts. */
function alerts() {
  return new AnnotationQueryBuilder()
    .name('Annotations & Alerts')
    .datasource({ type: 'grafana', uid: '-- Grafana --' })
    .builtIn(1)
    .enable(true)
    .hide(true)
    .iconColor('rgba(0, 211, 255, 1)')
    .type('dashboard')
}

/** Each load window of a bench run as a region: pages alone, streams alone, both. */
function benchRuns() {
  return new AnnotationQueryBuilder()
    .name('Bench runs')
    .datasource(datasource)
    .enable(true)
    .iconColor('purple')
    .expr(`${series(benchMetrics.window, benches)} > 0`)
    .step('5s')
    .titleFormat('{{deployment}}: {{window}}')
    .textFormat('{{testid}}')
    .tagKeys('deployment,window')
}

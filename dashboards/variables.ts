import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { benchLabels, benchMetrics } from '../bench/telemetry/names.ts'
import { commonLabels, metrics } from '../core/metrics/names.ts'

/** The data source that the variable `datasource` chooses: what every query asks. */
export const datasource = { type: 'prometheus', uid: '$datasource' } as const

const ALL = { text: 'All', value: '$__all' }
const BENCH_SERIES = `${benchMetrics.window}|${benchMetrics.result}`

/**
 * The variables of every dashboard, the same in each, so that a link takes them along. "All" is `.*`, which also fits
 * series that lack the label: a process in production has no `testid`.
 *
 * @param oneRun the dashboard is about one bench run: `testid` takes one value, by default the newest
 */
export function variables({ oneRun = false }: { readonly oneRun?: boolean } = {}) {
  const choice = (name: string, label: string, query: string) =>
    new QueryVariableBuilder(name)
      .label(label)
      .datasource(datasource)
      .query({ query, refId: `variable-${name}` })
      .definition(query)
      .refresh(VariableRefresh.OnTimeRangeChanged)
      .sort(VariableSort.AlphabeticalAsc)
  const several = (name: string, label: string, query: string) =>
    choice(name, label, query).multi(true).includeAll(true).allValue('.*').current(ALL)

  const { deployment } = commonLabels
  const { testid } = benchLabels
  const ready = metrics.ready.name
  const runs = `label_values({__name__=~"${BENCH_SERIES}"}, ${testid})`
  return [
    new DatasourceVariableBuilder('datasource')
      .label('Data source')
      .type('prometheus')
      .current({ text: 'Prometheus', value: 'prometheus' }),
    several(
      'deployment',
      'Deployment',
      `label_values({__name__=~"${ready}|${BENCH_SERIES}"}, ${deployment})`,
    ),
    several('job', 'Job', `label_values(${ready}, job)`),
    several('instance', 'Instance', `label_values(${ready}{job=~"$job"}, instance)`),
    (oneRun ? choice('testid', 'Bench run', runs) : several('testid', 'Bench run', runs)).sort(
      VariableSort.AlphabeticalDesc,
    ),
  ]
}

import { DashboardLinkBuilder, DashboardLinkType } from '@grafana/grafana-foundation-sdk/dashboard'
import { benchLabels } from '../bench/telemetry/names.ts'
import { TAG } from './uids.ts'

/** Where the Prometheus of docker-compose.yml shows `results/` to a browser of this machine: its `--web.user-assets`. */
const RESULTS = 'http://127.0.0.1:9090/user'

/** The directory of the chosen run. */
const RUN = `${RESULTS}/\${${benchLabels.testid}}`

/** From every dashboard to the others and to the results; from that of one run to its report as well. */
export function links({ oneRun }: { readonly oneRun: boolean }): readonly DashboardLinkBuilder[] {
  const others = new DashboardLinkBuilder('Dashboards')
    .type(DashboardLinkType.Dashboards)
    .tags([TAG])
    .includeVars(true)
    .keepTime(true)
  if (!oneRun) return [others, file('Results', `${RESULTS}/`, 'Reports and samples of every run.')]
  return [
    others,
    file('Report', `${RUN}/report.html`, 'Written by a comparison; a single run has files alone.'),
    file('Files of the run', `${RUN}/`, 'Samples, series, summary.'),
  ]
}

function file(title: string, url: string, tooltip: string): DashboardLinkBuilder {
  return new DashboardLinkBuilder(title)
    .type(DashboardLinkType.Link)
    .url(url)
    .tooltip(tooltip)
    .icon('doc')
    .targetBlank(true)
}

import type { DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard'
import { benchRun } from './bench-run.ts'
import { comparison } from './comparison.ts'
import { overview } from './overview.ts'
import { processes } from './process.ts'
import { ruleFile } from './rule-file.ts'

function json(dashboard: DashboardBuilder): string {
  // The SDK's default puts every link into a menu that has to be opened; without it they stand on the dashboard.
  const withoutPlacement = (key: string, value: unknown) =>
    key === 'placement' && value === 'inControlsMenu' ? undefined : value
  return `${JSON.stringify(dashboard.build(), withoutPlacement, 2)}\n`
}

/** Every generated file: its path from the root of the repository, and what is in it. */
export const generatedFiles: ReadonlyMap<string, string> = new Map([
  ['dashboards/json/overview.json', json(overview)],
  ['dashboards/json/comparison.json', json(comparison)],
  ['dashboards/json/bench-run.json', json(benchRun)],
  ['dashboards/json/process.json', json(processes)],
  ['deploy/prometheus/rules/alerts.yml', ruleFile()],
])

import type { EnvironmentVariables } from '../machine/process/command-output.ts'
import type { PrometheusServer } from './prometheus-server.ts'

const DEFAULT_URL = 'http://127.0.0.1:3030'

/** A dashboard's address over the time of a run, in the Grafana at GRAFANA_URL. */
export function grafanaLink(
  environment: EnvironmentVariables,
  dashboard: { readonly uid: string },
  run: { testid: string; deployments: readonly string[]; fromMs: number; toMs: number },
): string {
  const base = (environment.GRAFANA_URL || DEFAULT_URL).replace(/\/+$/, '')
  const query = new URLSearchParams({
    from: String(Math.floor(run.fromMs)),
    to: String(Math.ceil(run.toMs)),
    'var-testid': run.testid,
  })
  for (const deployment of run.deployments) query.append('var-deployment', deployment)
  return `${base}/d/${dashboard.uid}?${query}`
}

/** What a user is told of Prometheus before the run. A warning only where somebody counts on it. */
export function beforeRun(prometheus: PrometheusServer): string {
  const { state, url } = prometheus
  if (state === 'ready') return `for Prometheus at ${url} to read: results/targets/*.json`
  const how = 'npm run dashboards brings one up; npm run dashboards -- --load RUN shows a past run'
  const { expected, reason } = prometheus
  if (!expected) return `no Prometheus at ${url} reads this run: ${reason}; ${how}`
  return `warning: no Prometheus at PROMETHEUS_URL=${url} reads this run: ${reason}; the results are whole. Remedy: ${how}`
}

/** What is said of the dashboards after the run. */
export function afterRun(run: { streamed: boolean; link: string; directory: string }): string {
  if (run.streamed) return `Dashboard: ${run.link}`
  return `In Grafana: npm run dashboards -- --load ${run.directory}`
}

import type { PrometheusServer } from './prometheus-server.ts'

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

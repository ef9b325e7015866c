import type { PrometheusServer } from './prometheus-server.ts'

/** What a user is told of Prometheus before the run. A warning only where somebody counts on it. */
export function beforeRun(prometheus: PrometheusServer): string {
  const { state, url } = prometheus
  if (state === 'ready') return `streaming to Prometheus at ${url}`
  const how = 'npm run dashboards brings one up; npm run dashboards -- --load RUN shows a past run'
  const { expected, reason } = prometheus
  if (!expected) return `nothing is streamed to Prometheus at ${url}: ${reason}; ${how}`
  return `warning: nothing is streamed to Prometheus at PROMETHEUS_URL=${url}: ${reason}; the results are whole. Remedy: ${how}`
}

/** What is said of the dashboards after the run. */
export function afterRun(run: { streamed: boolean; link: string; directory: string }): string {
  if (run.streamed) return `Dashboard: ${run.link}`
  return `In Grafana: npm run dashboards -- --load ${run.directory}`
}

import { k6TrendStats } from '../load/k6-series.ts'
import type { EnvironmentVariables } from '../machine/process/command-output.ts'
import type { Labels } from './point.ts'

/** What makes k6 write its own series: further arguments of `k6 run`, and its environment. */
export type K6Output = {
  readonly arguments: readonly string[]
  readonly environment: EnvironmentVariables
}

/** k6's remote write to the runner, with the run's labels as tags. Its series end when the runner is a target no more. */
export function k6Output(url: string, labels: Labels): K6Output {
  const tags = Object.entries(labels).map(([label, value]) => `--tag=${label}=${value}`)
  return {
    arguments: ['--out=experimental-prometheus-rw', ...tags],
    environment: {
      K6_PROMETHEUS_RW_SERVER_URL: url,
      K6_PROMETHEUS_RW_TREND_STATS: k6TrendStats,
      K6_PROMETHEUS_RW_PUSH_INTERVAL: '5s',
    },
  }
}

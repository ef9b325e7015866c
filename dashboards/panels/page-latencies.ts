import { k6Series } from '../../bench/load/k6-series.ts'
import { metrics } from '../../core/metrics/names.ts'
import { benches, perSecond, quantile, series, servers } from '../promql.ts'
import { timeSeries } from './panel.ts'
import { units } from './unit.ts'

const size = { width: 8, height: 8 } as const

/** How the pages fare beside the streams. */
export const pageLatencies = [
  timeSeries({
    ...size,
    title: 'Page latency, as k6 sees it',
    description: 'p99 since the run began, of the static and the rendered page, open loop.',
    unit: units.seconds,
    queries: [
      {
        expr: `max by (deployment, name) (${series(k6Series.pageDuration.p99, benches)})`,
        legend: '{{deployment}} {{name}} p99',
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Page latency, as Next.js sees it',
    description: 'From the head of a request to the end of its response.',
    unit: units.seconds,
    queries: [
      {
        expr: quantile(0.5, 'deployment', metrics.pageDuration.name, servers),
        legend: '{{deployment}} p50',
      },
      {
        expr: quantile(0.99, 'deployment', metrics.pageDuration.name, servers),
        legend: '{{deployment}} p99',
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Page requests',
    description: 'A second, by status.',
    unit: units.requestsPerSecond,
    queries: [
      {
        expr: perSecond('deployment, code', metrics.pageRequests.name, servers),
        legend: '{{deployment}} {{code}}',
      },
    ],
  }),
]

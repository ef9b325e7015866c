import { benchMetrics } from '../../bench/telemetry/names.ts'
import { metrics } from '../../core/metrics/names.ts'
import { benches, buckets, quantile, type Scope, servers } from '../promql.ts'
import { slo } from '../slo.ts'
import { heatMap, timeSeries } from './panel.ts'
import { units } from './unit.ts'

const by = 'deployment'
const legend = '{{deployment}}'
const half = { width: 12, height: 8, unit: units.seconds } as const

const medianAndTail = (name: `${string}_seconds`, scope: Scope, what = '') => [
  { expr: quantile(0.5, by, name, scope), legend: `${legend} p50${what}` },
  { expr: quantile(0.99, by, name, scope), legend: `${legend} p99${what}` },
]

/** What each deployment adds to a token: as a probe outside sees it, and as the gateway itself does. */
export const delays = [
  timeSeries({
    ...half,
    title: 'Added delay per token, at the probe',
    description:
      'From the mock writing a token to its arrival at the probe, in a bench. The control is a stream without a deployment: what the measuring costs. Dashed: the objective for p99.',
    limit: slo.addedDelaySeconds,
    queries: [
      ...medianAndTail(benchMetrics.addedDelay, benches),
      {
        expr: quantile(0.99, by, benchMetrics.controlDelay, benches),
        legend: `${legend} control p99`,
      },
    ],
  }),
  timeSeries({
    ...half,
    title: 'Relay delay, in the gateway',
    description:
      'From reading a token to handing its frame to the sockets. What the probe sees beyond it is the event loop before the read, the kernel, and the probe.',
    limit: slo.addedDelaySeconds,
    queries: medianAndTail(metrics.relayDelay.name, servers),
  }),
  heatMap({
    ...half,
    title: 'Added delay, $deployment',
    description: 'How the delays at the probe spread, one map for each deployment.',
    queries: [{ expr: buckets(benchMetrics.addedDelay, benches), legend: '{{le}}' }],
  })
    .repeat('deployment')
    .repeatDirection('h')
    .maxPerRow(2),
]

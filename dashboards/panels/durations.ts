import { metrics } from '../../core/metrics/names.ts'
import { quantile, servers } from '../promql.ts'
import { slo } from '../slo.ts'
import { timeSeries } from './panel.ts'
import { units } from './unit.ts'

const by = 'deployment'
const legend = '{{deployment}}'
const size = { width: 6, height: 6, unit: units.seconds } as const

const medianAndTail = (name: `${string}_seconds`) => [
  { expr: quantile(0.5, by, name, servers), legend: `${legend} p50` },
  { expr: quantile(0.99, by, name, servers), legend: `${legend} p99` },
]

/** Duration: how long what worked took. */
export const durations = [
  timeSeries({
    ...size,
    title: 'Relay delay',
    description:
      'What the gateway adds to a token, from reading it to handing its frame to the sockets. The line is the objective for p99: 50 ms.',
    limit: slo.addedDelaySeconds,
    queries: medianAndTail(metrics.relayDelay.name),
  }),
  timeSeries({
    ...size,
    title: 'Time to first token',
    description: 'From the request to the upstream to its first text: the model and the way to it.',
    queries: medianAndTail(metrics.timeToFirstToken.name),
  }),
  timeSeries({
    ...size,
    title: 'Gap between tokens',
    description:
      'Between one text delta of an answer and the next, as they came from the upstream.',
    queries: medianAndTail(metrics.interChunkLatency.name),
  }),
  timeSeries({
    ...size,
    title: 'Page latency p99, by route',
    description: 'From the head of a request to the end of its response, as Next.js served it.',
    queries: [
      {
        expr: quantile(0.99, `${by}, route`, metrics.pageDuration.name, servers),
        legend: `${legend} {{route}}`,
      },
    ],
  }),
]

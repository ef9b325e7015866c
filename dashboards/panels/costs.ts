import { SATURATED_SHARE } from '../../bench/plan/limits.ts'
import { metrics } from '../../core/metrics/names.ts'
import { having, perSecond, quantile, series, servers, sum } from '../promql.ts'
import { slo } from '../slo.ts'
import { timeSeries } from './panel.ts'
import { units } from './unit.ts'

const by = 'deployment'
const legend = '{{deployment}}'
const perProcess = 'deployment, process'
const processLegend = '{{deployment}} {{process}}'
const size = { width: 8, height: 8 } as const
const memory = series(metrics.proportionalMemory.name, servers)

/** What each deployment takes for what it does, all its processes together. */
export const costs = [
  timeSeries({
    ...size,
    title: 'Connections',
    description: 'Open sockets.',
    unit: units.count,
    queries: [{ expr: sum(by, metrics.connections.name, servers), legend }],
  }),
  timeSeries({
    ...size,
    title: 'Memory',
    description:
      'PSS of all processes of the deployment. Linux only. In a bench it is read while nothing is measured: before the load, with all sockets idle, at the end.',
    unit: units.bytes,
    queries: [{ expr: sum(by, metrics.proportionalMemory.name, servers), legend }],
  }),
  timeSeries({
    ...size,
    title: 'Memory per connection',
    description:
      'PSS above the lowest in the time range before each point, ÷ open sockets. In production streaming counts in it; in a bench the PSS is that of idle sockets.',
    unit: units.bytes,
    queries: [
      {
        expr: `sum by (${by}) (${memory} - min_over_time(${memory}[$__range])) / (${sum(by, metrics.connections.name, servers)} > 0)`,
        legend,
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'CPU per token',
    description: 'CPU time of all processes ÷ tokens. No value while no token comes.',
    unit: units.seconds,
    queries: [
      {
        expr: `${perSecond(by, metrics.cpuSeconds.name, servers)} / (${perSecond(by, metrics.tokens.name, servers)} > 0)`,
        legend,
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Event-loop utilisation',
    description: 'Of each process: separate has two event loops, integrated one.',
    unit: units.share,
    limit: SATURATED_SHARE,
    queries: [
      {
        expr: `max by (${perProcess}) (rate(${series(metrics.eventLoopSeconds.name, servers, having(metrics.eventLoopSeconds, 'state', 'active'))}[${servers.window}]))`,
        legend: processLegend,
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Event-loop delay p99',
    description: 'How long an event waits for the event loop of each process.',
    unit: units.seconds,
    limit: slo.addedDelaySeconds,
    queries: [
      {
        expr: quantile(0.99, perProcess, metrics.eventLoopDelay.name, servers),
        legend: processLegend,
      },
    ],
  }),
]

import { SATURATED_SHARE } from '../../bench/plan/limits.ts'
import { benchMetrics } from '../../bench/telemetry/names.ts'
import { metrics } from '../../core/metrics/names.ts'
import { benches, buckets, having, perSecond, quantile, servers } from '../promql.ts'
import { slo } from '../slo.ts'
import { heatMap, stat, timeSeries } from './panel.ts'
import { units } from './unit.ts'

const by = 'deployment'
const legend = '{{deployment}}'
const cpu = perSecond(`${by}, part`, benchMetrics.cpuSeconds, benches)
const lateDelay = quantile(0.99, by, benchMetrics.addedDelay, benches)

/** The first moment in the time range at which a condition held, in milliseconds since 1970 as Grafana shows it. */
const firstMoment = (condition: string) =>
  `1000 * min_over_time(timestamp(${condition})[$__range:$__interval])`

/** Whose core was at its end, and when it began. */
export const saturationOfRun = [
  stat({
    width: 12,
    height: 4,
    title: 'First saturated at',
    description:
      'The first moment at which a part took more than 80% of a core. Nothing here: none did.',
    unit: units.moment,
    noValue: 'never',
    queries: [
      {
        expr: firstMoment(`(${cpu} > ${SATURATED_SHARE})`),
        legend: `${legend}: {{part}}`,
        instant: true,
      },
    ],
  }),
  stat({
    width: 12,
    height: 4,
    title: 'Objective first missed at',
    description:
      'The first moment at which the added delay p99 at the probe was above 50 ms. Nothing here: it was met throughout.',
    unit: units.moment,
    noValue: 'never',
    queries: [
      {
        expr: firstMoment(`(${lateDelay} > ${slo.addedDelaySeconds})`),
        legend,
        instant: true,
      },
    ],
  }),
  timeSeries({
    width: 8,
    height: 8,
    title: 'CPU, by part',
    description:
      'Shares of one core. Deployment above 80%: it is at its limit. Mock, k6 or probe: the run measures itself.',
    unit: units.share,
    limit: SATURATED_SHARE,
    queries: [{ expr: cpu, legend: `${legend} {{part}}` }],
  }),
  timeSeries({
    width: 8,
    height: 8,
    title: 'Event-loop utilisation of the deployment',
    description: 'Of each of its processes.',
    unit: units.share,
    limit: SATURATED_SHARE,
    queries: [
      {
        expr: perSecond(
          `${by}, process`,
          metrics.eventLoopSeconds.name,
          servers,
          having(metrics.eventLoopSeconds, 'state', 'active'),
        ),
        legend: `${legend} {{process}}`,
      },
    ],
  }),
  timeSeries({
    width: 8,
    height: 8,
    title: 'Connections and tokens',
    description: 'The load at that moment: open sockets, and tokens that the mock wrote a second.',
    unit: units.count,
    queries: [
      {
        expr: `sum by (${by}) (${benchMetrics.connections}{${benches.matchers.join(', ')}})`,
        legend: `${legend} sockets`,
      },
      { expr: perSecond(by, benchMetrics.tokens, benches), legend: `${legend} tokens a second` },
    ],
  }),
  heatMap({
    width: 24,
    height: 8,
    title: 'Added delay per token',
    description:
      'From the mock writing a token to its arrival at the probe: how the delays spread.',
    unit: units.seconds,
    queries: [{ expr: buckets(benchMetrics.addedDelay, benches), legend: '{{le}}' }],
  }),
]

import { k6Series } from '../../bench/load/k6-series.ts'
import { benchMetrics } from '../../bench/telemetry/names.ts'
import { benches, countOfRun, max, quantile } from '../promql.ts'
import { MAX_LATENESS_SECONDS, slo } from '../slo.ts'
import { orZero } from './or-zero.ts'
import { timeSeries } from './panel.ts'
import { units } from './unit.ts'

const by = 'deployment'
const legend = '{{deployment}}'
const size = { width: 8, height: 8 } as const

/** Whether the figures of a run are the server's or the generator's. */
export const generator = [
  timeSeries({
    ...size,
    title: 'Turns sent late',
    description:
      'Actual − planned moment of sending, since the run began. Dashed: 20 ms, above which at p99 the run is void.',
    unit: units.seconds,
    limit: MAX_LATENESS_SECONDS,
    queries: (['p50', 'p99', 'max'] as const).map(statistic => ({
      expr: max(by, k6Series.lateness[statistic], benches),
      legend: `${legend} ${statistic}`,
    })),
  }),
  timeSeries({
    ...size,
    title: 'Added delay and control',
    description:
      'The control is a stream from the mock to the probe without a deployment. Its p99 above a fifth of the other: the harness shares in the figure.',
    unit: units.seconds,
    limit: slo.addedDelaySeconds,
    queries: [
      { expr: quantile(0.99, by, benchMetrics.addedDelay, benches), legend: `${legend} added p99` },
      {
        expr: quantile(0.99, by, benchMetrics.controlDelay, benches),
        legend: `${legend} control p99`,
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Virtual users and visits dropped',
    description:
      'Visits to a page that were due when no virtual user was free: k6 could not keep the pace.',
    unit: units.count,
    queries: [
      { expr: max(by, k6Series.virtualUsers, benches), legend: `${legend} virtual users` },
      {
        expr: orZero(countOfRun(by, k6Series.droppedIterations, benches)),
        legend: `${legend} visits dropped so far`,
      },
    ],
  }),
]

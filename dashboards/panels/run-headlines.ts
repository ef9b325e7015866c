import { k6Series } from '../../bench/load/k6-series.ts'
import { benchMetrics } from '../../bench/telemetry/names.ts'
import { benches, countOfRun, max, series, sum } from '../promql.ts'
import { MAX_LATENESS_SECONDS, mockTimeToFirstTokenSeconds, slo } from '../slo.ts'
import { orZero } from './or-zero.ts'
import { stat } from './panel.ts'
import { units } from './unit.ts'

const by = 'deployment'
const legend = '{{deployment}}'
const size = { width: 4, height: 4 } as const

const answers = (matcher: string) => orZero(countOfRun(by, k6Series.answers, benches, matcher))

/** Six figures of a run. */
export const runHeadlines = [
  stat({
    ...size,
    title: 'Connections',
    description: 'Sockets that k6 holds open.',
    unit: units.count,
    queries: [{ expr: sum(by, benchMetrics.connections, benches), legend }],
  }),
  stat({
    ...size,
    title: 'Answers completed',
    description: 'Answers of this run that ended as they should, in this time range.',
    unit: units.count,
    queries: [{ expr: answers('outcome="end"'), legend, instant: true }],
  }),
  stat({
    ...size,
    title: 'Answers failed',
    description: 'Errors, lost connections, answers without an end, in this time range.',
    unit: units.count,
    limit: 1,
    queries: [{ expr: answers('outcome!="end"'), legend, instant: true }],
  }),
  stat({
    ...size,
    title: 'Added time to first token p99',
    description:
      'First text − planned moment − what the mock itself takes (100 ms), since the run began.',
    unit: units.seconds,
    limit: slo.addedTimeToFirstTokenSeconds,
    queries: [
      {
        expr: `${max(by, k6Series.timeToFirstToken.p99, benches)} - ${mockTimeToFirstTokenSeconds}`,
        legend,
      },
    ],
  }),
  stat({
    ...size,
    title: 'Turns sent late, p99',
    description:
      'Actual − planned moment of sending. Above 20 ms the load was not the one that was asked for: the run is void.',
    unit: units.seconds,
    limit: MAX_LATENESS_SECONDS,
    queries: [{ expr: max(by, k6Series.lateness.p99, benches), legend }],
  }),
  stat({
    ...size,
    title: 'Verdict on the run',
    description:
      '1: valid. 0: the figures are the limit of the generator, or the load was late. Known when the run is over.',
    unit: units.count,
    queries: [
      {
        expr: `max by (${by}) (last_over_time(${series(benchMetrics.result, benches, 'measure="valid"')}[$__range]))`,
        legend,
        instant: true,
      },
    ],
  }),
]

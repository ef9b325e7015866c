import { k6Series } from '../../bench/load/k6-series.ts'
import { benches, countOfRun, max, perSecond } from '../promql.ts'
import { mockTimeToFirstTokenSeconds, slo } from '../slo.ts'
import { orZero } from './or-zero.ts'
import { timeSeries } from './panel.ts'
import { units } from './unit.ts'

const by = 'deployment'
const legend = '{{deployment}}'
const size = { width: 8, height: 8 } as const

const spread = (trend: Readonly<Record<'p50' | 'p95' | 'p99' | 'max', string>>, labels = by) =>
  (['p50', 'p95', 'p99', 'max'] as const).map(statistic => ({
    expr: max(labels, trend[statistic], benches),
    legend: `${legend}${labels.includes('name') ? ' {{name}}' : ''} ${statistic}`,
  }))

/** The load and its outcome. Quantiles of k6 are of everything since the run began. */
export const load = [
  timeSeries({
    ...size,
    title: 'Time to first token',
    description:
      'First text − planned moment of the turn, over all streams since the run began. Dashed: the 100 ms of the mock and the 100 ms that a deployment may add.',
    unit: units.seconds,
    limit: mockTimeToFirstTokenSeconds + slo.addedTimeToFirstTokenSeconds,
    queries: spread(k6Series.timeToFirstToken),
  }),
  timeSeries({
    ...size,
    title: 'Answers, by outcome',
    description: 'Answers that ended a second, as the clients saw it.',
    unit: units.perSecond,
    queries: [
      {
        expr: perSecond(`${by}, outcome`, k6Series.answers, benches),
        legend: `${legend} {{outcome}}`,
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Tokens and frames',
    description:
      'Text frames are counted when their answer ends, frames of every kind when they arrive.',
    unit: units.perSecond,
    queries: [
      { expr: perSecond(by, k6Series.tokens, benches), legend: `${legend} text frames` },
      { expr: perSecond(by, k6Series.framesReceived, benches), legend: `${legend} all frames` },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Sockets so far',
    description:
      'Opened and failed, those that went away before the run was over, and handshakes. Counts, because k6 writes a counter only when it grows: a rate would lose the sockets of the first seconds.',
    unit: units.count,
    queries: [
      {
        expr: countOfRun(`${by}, outcome`, k6Series.connects, benches),
        legend: `${legend} {{outcome}}`,
      },
      { expr: orZero(countOfRun(by, k6Series.drops, benches)), legend: `${legend} dropped` },
      { expr: countOfRun(by, k6Series.sockets, benches), legend: `${legend} handshakes` },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Time to connect',
    description: 'TCP and WebSocket handshake, since the run began.',
    unit: units.seconds,
    queries: spread(k6Series.socketConnecting),
  }),
  timeSeries({
    ...size,
    title: 'Page latency',
    description: 'Of the static and the rendered page, open loop, since the run began.',
    unit: units.seconds,
    queries: spread(k6Series.pageDuration, `${by}, name`),
  }),
  timeSeries({
    ...size,
    title: 'Page requests',
    description: 'A second, by page.',
    unit: units.requestsPerSecond,
    queries: [
      {
        expr: perSecond(`${by}, name`, k6Series.pageRequests, benches),
        legend: `${legend} {{name}}`,
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Pages failed',
    description: 'The share of requests without a good answer, since the run began.',
    unit: units.share,
    queries: [
      { expr: max(`${by}, name`, k6Series.pagesFailed, benches), legend: `${legend} {{name}}` },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Bytes',
    description: 'What k6 receives and sends a second.',
    unit: units.bytesPerSecond,
    queries: [
      { expr: perSecond(by, k6Series.dataReceived, benches), legend: `${legend} received` },
      { expr: perSecond(by, k6Series.dataSent, benches), legend: `${legend} sent` },
    ],
  }),
]

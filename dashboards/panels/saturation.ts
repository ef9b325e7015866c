import { metrics } from '../../core/metrics/names.ts'
import { perSecond, quantile, series, servers } from '../promql.ts'
import { slo } from '../slo.ts'
import { timeSeries } from './panel.ts'
import { units } from './unit.ts'
import { byProcess, processLegend as legend } from './utilisation.ts'

const size = { width: 8, height: 8 } as const

/** Saturation: what waits because a process is busy. */
export const saturation = [
  timeSeries({
    ...size,
    title: 'Event-loop delay',
    description:
      'How long an event waits for the event loop. Below 1 ms it is the grain of the clock.',
    unit: units.seconds,
    limit: slo.addedDelaySeconds,
    queries: [
      {
        expr: quantile(0.5, byProcess, metrics.eventLoopDelay.name, servers),
        legend: `${legend} p50`,
      },
      {
        expr: quantile(0.99, byProcess, metrics.eventLoopDelay.name, servers),
        legend: `${legend} p99`,
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Time in garbage collection',
    description:
      'Seconds of collection a second, by kind. The minor ones stop the event loop for a millisecond, major ones for longer.',
    unit: units.share,
    queries: [
      {
        expr: `sum by (${byProcess}, kind) (rate(${series(`${metrics.garbageCollection.name}_sum`, servers)}[${servers.window}]))`,
        legend: `${legend} {{kind}}`,
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Bytes that wait for the peers',
    description: 'Over all sockets. It grows when readers are slower than the model writes.',
    unit: units.bytes,
    queries: [{ expr: series(metrics.queueBytes.name, servers), legend }],
  }),
  timeSeries({
    ...size,
    title: 'Slow readers',
    description:
      'Sockets whose queue is full now: their answers wait, and after the time limit they are closed with 1013.',
    unit: units.count,
    queries: [{ expr: series(metrics.slowReaders.name, servers), legend }],
  }),
  timeSeries({
    ...size,
    title: 'Queues that became full',
    description: 'A second.',
    unit: units.perSecond,
    queries: [{ expr: perSecond(byProcess, metrics.queueFilled.name, servers), legend }],
  }),
  timeSeries({
    ...size,
    title: 'Kept for resume',
    description:
      'Memory of the answers that can be resumed, capped by MAX_JOURNAL_BYTES; the oldest go first.',
    unit: units.bytes,
    queries: [{ expr: series(metrics.journalBytes.name, servers), legend }],
  }),
]

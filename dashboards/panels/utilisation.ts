import { SATURATED_SHARE } from '../../bench/plan/limits.ts'
import { metrics } from '../../core/metrics/names.ts'
import { having, perSecond, series, servers, sum } from '../promql.ts'
import { DESCRIPTORS_SHARE } from '../slo.ts'
import { timeSeries } from './panel.ts'
import { units } from './unit.ts'

/** Every process for itself. */
export const byProcess = 'deployment, process, instance'
/** How it is named. */
export const processLegend = '{{deployment}} {{process}} {{instance}}'

const size = { width: 8, height: 8 } as const

/** Utilisation: how much of what it has a process uses. */
export const utilisation = [
  timeSeries({
    ...size,
    title: 'CPU',
    description:
      'User and system, 1 = one core. JavaScript runs on one core; garbage collection and compression add to it.',
    unit: units.share,
    limit: SATURATED_SHARE,
    queries: [
      { expr: perSecond(byProcess, metrics.cpuSeconds.name, servers), legend: processLegend },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Event-loop utilisation',
    description:
      'The share of time in which the event loop was not idle. Above 80% delays grow without bound.',
    unit: units.share,
    limit: SATURATED_SHARE,
    queries: [
      {
        expr: perSecond(
          byProcess,
          metrics.eventLoopSeconds.name,
          servers,
          having(metrics.eventLoopSeconds, 'state', 'active'),
        ),
        legend: processLegend,
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'File descriptors in use',
    description:
      'Open descriptors ÷ the limit (ulimit -n). Each socket takes one, and each connection to the upstream.',
    unit: units.share,
    limit: DESCRIPTORS_SHARE,
    queries: [
      {
        expr: `${sum(byProcess, metrics.openDescriptors.name, servers)} / ${sum(byProcess, metrics.maxDescriptors.name, servers)}`,
        legend: processLegend,
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Memory',
    description:
      'Resident (RSS), and PSS, which divides shared pages by their users: the one to add up. PSS exists on Linux only; in a bench it is read while nothing is measured.',
    unit: units.bytes,
    queries: [
      { expr: series(metrics.residentMemory.name, servers), legend: `${processLegend} RSS` },
      { expr: series(metrics.proportionalMemory.name, servers), legend: `${processLegend} PSS` },
    ],
  }),
  timeSeries({
    ...size,
    title: 'JavaScript heap',
    description: 'In use and set aside. A floor that keeps rising is a leak.',
    unit: units.bytes,
    queries: [
      { expr: series(metrics.heapUsed.name, servers), legend: `${processLegend} used` },
      { expr: series(metrics.heapTotal.name, servers), legend: `${processLegend} set aside` },
      {
        expr: series(metrics.externalMemory.name, servers),
        legend: `${processLegend} buffers outside`,
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Bytes to the sockets',
    description: 'Written to the sockets a second, handshakes and frame headers too.',
    unit: units.bytesPerSecond,
    queries: [
      { expr: perSecond(byProcess, metrics.sentBytes.name, servers), legend: processLegend },
    ],
  }),
]

import { metrics } from '../../core/metrics/names.ts'
import { having, perSecond, series, servers } from '../promql.ts'
import { stat, timeSeries } from './panel.ts'
import { units } from './unit.ts'
import { byProcess, processLegend as legend } from './utilisation.ts'

const size = { width: 6, height: 8 } as const

/** Errors: what a process went through. */
export const processErrors = [
  timeSeries({
    ...size,
    title: 'Ready, draining',
    description:
      'Ready is 0 while the process starts or drains: a load balancer sends it nothing new.',
    unit: units.count,
    queries: [
      { expr: series(metrics.ready.name, servers), legend: `${legend} ready` },
      { expr: series(metrics.draining.name, servers), legend: `${legend} draining` },
    ],
  }),
  stat({
    ...size,
    title: 'Restarts in this time range',
    description: 'How often the moment of the start changed.',
    unit: units.count,
    limit: 1,
    queries: [
      {
        expr: `sum by (deployment, process) (changes(${series(metrics.startTime.name, servers)}[$__range]))`,
        legend: '{{deployment}} {{process}}',
        instant: true,
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Resumes, by outcome',
    description:
      'Joined a live answer, replayed one that had ended, or found none: the reader was told that the answer is gone.',
    unit: units.perSecond,
    queries: [
      {
        expr: perSecond('deployment, outcome', metrics.resumes.name, servers),
        legend: '{{deployment}} {{outcome}}',
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Sockets opened and lost',
    description:
      'Opened a second, and closed with 1006 because the connection was lost. Both together at a restart or a network fault.',
    unit: units.perSecond,
    queries: [
      {
        expr: perSecond(byProcess, metrics.connectionsOpened.name, servers),
        legend: `${legend} opened`,
      },
      {
        expr: perSecond(
          byProcess,
          metrics.connectionsClosed.name,
          servers,
          having(metrics.connectionsClosed, 'code', '1006'),
        ),
        legend: `${legend} lost`,
      },
    ],
  }),
]

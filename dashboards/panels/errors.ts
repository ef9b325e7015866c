import { metrics } from '../../core/metrics/names.ts'
import { perSecond, servers } from '../promql.ts'
import { timeSeries } from './panel.ts'
import { units } from './unit.ts'

const by = 'deployment'
const legend = '{{deployment}}'
const size = { width: 6, height: 6, unit: units.perSecond } as const

/** Errors: what did not work, and why. */
export const errors = [
  timeSeries({
    ...size,
    title: 'Answers ended, by outcome',
    description:
      'Finished, aborted by the reader, or failed. Failed ones are told apart in "Upstream errors".',
    queries: [
      {
        expr: perSecond(`${by}, outcome`, metrics.answersEnded.name, servers),
        legend: `${legend} {{outcome}}`,
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Upstream errors, by kind',
    description: 'Answers that the OpenAI-compatible server failed to give. Flat at 0 is healthy.',
    queries: [
      {
        expr: perSecond(`${by}, kind`, metrics.upstreamErrors.name, servers),
        legend: `${legend} {{kind}}`,
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Refused',
    description:
      'Handshakes refused before the upgrade, by reason, and requests on open sockets answered with an error (limits).',
    queries: [
      {
        expr: perSecond(`${by}, reason`, metrics.handshakesRefused.name, servers),
        legend: `${legend} handshake: {{reason}}`,
      },
      {
        expr: perSecond(by, metrics.requestsRefused.name, servers),
        legend: `${legend} request`,
      },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Sockets closed, by code',
    description:
      '1000 and 1001: the page left. 1006: the connection was lost. 1011: our fault. 1012: restart. 1013: overload or a slow reader.',
    queries: [
      {
        expr: perSecond(`${by}, code`, metrics.connectionsClosed.name, servers),
        legend: `${legend} {{code}}`,
      },
    ],
  }),
]

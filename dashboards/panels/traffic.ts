import { metrics } from '../../core/metrics/names.ts'
import { perSecond, servers, sum } from '../promql.ts'
import { timeSeries } from './panel.ts'
import { units } from './unit.ts'

const by = 'deployment'
const legend = '{{deployment}}'
const size = { width: 6, height: 5 } as const

/** Rate: how much is asked of each deployment. */
export const traffic = [
  timeSeries({
    ...size,
    title: 'Connections',
    description:
      'Open sockets, and how many of them have a full queue because their reader is slow.',
    unit: units.count,
    queries: [
      { expr: sum(by, metrics.connections.name, servers), legend },
      { expr: sum(by, metrics.slowReaders.name, servers), legend: `${legend} slow readers` },
    ],
  }),
  timeSeries({
    ...size,
    title: 'Answers begun',
    description: 'Answers begun a second.',
    unit: units.perSecond,
    queries: [{ expr: perSecond(by, metrics.answersStarted.name, servers), legend }],
  }),
  timeSeries({
    ...size,
    title: 'Tokens',
    description: 'Tokens that the upstream sent a second.',
    unit: units.tokensPerSecond,
    queries: [{ expr: perSecond(by, metrics.tokens.name, servers), legend }],
  }),
  timeSeries({
    ...size,
    title: 'Page requests',
    description: 'HTTP requests to Next.js a second, by route.',
    unit: units.requestsPerSecond,
    queries: [
      {
        expr: perSecond(`${by}, route`, metrics.pageRequests.name, servers),
        legend: `${legend} {{route}}`,
      },
    ],
  }),
]

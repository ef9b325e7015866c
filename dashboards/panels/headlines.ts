import { metrics } from '../../core/metrics/names.ts'
import { having, perSecond, quantile, servers, sum } from '../promql.ts'
import { slo } from '../slo.ts'
import { stat } from './panel.ts'
import { units } from './unit.ts'

const by = 'deployment'
const legend = '{{deployment}}'
const size = { width: 4, height: 4 } as const
const failed = having(metrics.answersEnded, 'outcome', 'failed')

/** Six figures of now, for each deployment. */
export const headlines = [
  stat({
    ...size,
    title: 'Connections',
    description: 'Open sockets.',
    unit: units.count,
    queries: [{ expr: sum(by, metrics.connections.name, servers), legend }],
  }),
  stat({
    ...size,
    title: 'Live answers',
    description: 'Answers that are being written now.',
    unit: units.count,
    queries: [{ expr: sum(by, metrics.answersLive.name, servers), legend }],
  }),
  stat({
    ...size,
    title: 'Tokens a second',
    description: 'Text deltas that the upstream sent, which is about a token each.',
    unit: units.tokensPerSecond,
    queries: [{ expr: perSecond(by, metrics.tokens.name, servers), legend }],
  }),
  stat({
    ...size,
    title: 'Answers that fail',
    description: `Failed answers ÷ answers that ended, those aside that the reader stopped. The objective allows ${((1 - slo.target) * 100).toFixed(0)}%. No value while no answer ends.`,
    unit: units.share,
    limit: Number((1 - slo.target).toFixed(4)),
    queries: [
      {
        expr: `${perSecond(by, metrics.answersEnded.name, servers, failed)} / (${perSecond(by, metrics.answersEnded.name, servers, 'outcome!="aborted"')} > 0)`,
        legend,
      },
    ],
  }),
  stat({
    ...size,
    title: 'Relay delay p99',
    description:
      'What the gateway itself adds to a token: from reading it from the upstream to handing its frame to the sockets. The objective is 50 ms.',
    unit: units.seconds,
    limit: slo.addedDelaySeconds,
    queries: [{ expr: quantile(0.99, by, metrics.relayDelay.name, servers), legend }],
  }),
  stat({
    ...size,
    title: 'Time to first token p99',
    description:
      'From the request to the upstream to its first text. Mostly the model; the part that the gateway adds is the relay delay.',
    unit: units.seconds,
    queries: [{ expr: quantile(0.99, by, metrics.timeToFirstToken.name, servers), legend }],
  }),
]

import { metrics } from '../core/metrics/names.ts'
import type { Alert } from './alert.ts'
import { having, perSecond, production, series, shareAbove } from './promql.ts'
import { slo } from './slo.ts'

// Two windows for each speed at which the error budget burns: the long one says that it matters, the short one that it
// still goes on, so that the alert ends soon after the fault. Factors as in the Site Reliability Workbook, chapter 5, for
// a budget of 30 days: 14.4 burns 2% of it in an hour, 6 burns 5% in six hours.
// https://sre.google/workbook/alerting-on-slos/
const speeds = [
  { speed: 'Fast', factor: 14.4, long: '1h', short: '5m', severity: 'page' },
  { speed: 'Slow', factor: 6, long: '6h', short: '30m', severity: 'ticket' },
] as const

const by = 'deployment'
const budget = 1 - slo.target

/** Answers in the long window, below which a share of failed ones says nothing. */
const ENOUGH_ANSWERS = 20

const failed = having(metrics.answersEnded, 'outcome', 'failed')
// What the reader stopped says nothing about us.
const judged = 'outcome!="aborted"'

const failedShare = (window: string) => {
  const scope = production(window)
  return `${perSecond(by, metrics.answersEnded.name, scope, failed)} / ${perSecond(by, metrics.answersEnded.name, scope, judged)}`
}

const lateShare = (window: string) =>
  shareAbove(slo.addedDelaySeconds, by, metrics.relayDelay.name, production(window))

const percent = (share: number) => `${Number((share * 100).toFixed(1))}%`
const milliseconds = slo.addedDelaySeconds * 1_000

/** Answers fail, or tokens are late, so fast that the objective of the month is in danger. */
export const burnRateAlerts: readonly Alert[] = speeds.flatMap(
  ({ speed, factor, long, short, severity }): readonly Alert[] => {
    const limit = Number((factor * budget).toFixed(4))
    return [
      {
        name: `ChatAnswersFail${speed}`,
        watched: failedShare(long),
        condition: `> ${limit}
and ${failedShare(short)} > ${limit}
and sum by (${by}) (increase(${series(metrics.answersEnded.name, production(long), judged)}[${long}])) >= ${ENOUGH_ANSWERS}`,
        for: '2m',
        severity,
        summary: `{{ $labels.deployment }}: {{ $value | humanizePercentage }} of the answers of the last ${long} failed`,
        description: `The objective is ${percent(slo.target)} of answers without an error. At this rate its budget for 30 days burns ${factor} times as fast as it may.`,
        runbook: [
          'Dashboard "Chat: overview", panel "Upstream errors, by kind": most failures come from there. ChatUpstreamFails says what to do for each kind.',
          'No upstream errors: panel "Sockets closed, by code". 1011 is a fault of ours: read the log of the socket server from that moment.',
          'Did it begin with a release? Roll it back first, then look.',
        ],
      },
      {
        name: `ChatTokensLate${speed}`,
        watched: lateShare(long),
        condition: `> ${limit}
and ${lateShare(short)} > ${limit}`,
        for: '2m',
        severity,
        summary: `{{ $labels.deployment }}: {{ $value | humanizePercentage }} of the tokens of the last ${long} were more than ${milliseconds} ms late`,
        description: `The objective is ${percent(slo.target)} of tokens with at most ${milliseconds} ms added by the relay. At this rate its budget for 30 days burns ${factor} times as fast as it may.`,
        runbook: [
          'Dashboard "Chat: process", panels "Event-loop utilisation" and "Event-loop delay": which process is at its end?',
          'Integrated, with many page requests at that time: rendering takes the event loop from the streams. Move to the separate deployment, or put pages behind a cache.',
          'Only streams: there are more than one core carries. Start a further socket server, or lower MAX_CONNECTIONS so that new sockets go elsewhere.',
          'CPU high and few tokens: panel "Time in garbage collection", and memory near its limit.',
        ],
      },
    ]
  },
)

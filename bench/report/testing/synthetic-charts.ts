import type { Sample } from '../../samples/run-sample.ts'
import { trialHeader } from '../../samples/testing/trial-header.ts'
import type { Trial } from '../../samples/trial.ts'
import type { ChartData, ChartPoint } from '../charts/chart-data.ts'
import { delaySeries } from '../charts/delays.ts'
import { drillCourses } from '../charts/timeline.ts'
import { around, syntheticRandom } from './synthetic-random.ts'

const DEPLOYMENTS = ['integrated', 'separate'] as const

/** A chart of every kind, from invented points and trials. */
export function syntheticCharts(): readonly ChartData[] {
  return [
    {
      kind: 'ladder',
      claim: 'resource-utilisation',
      title: () => 'Memory over idle connections',
      x: { title: () => 'connections', unit: 'count' },
      y: { title: () => 'PSS of all processes', unit: 'bytes' },
      step: () => 'per connection',
      points: points(
        [0, 100, 1_000, 5_000, 10_000],
        {
          integrated: x => 148e6 + 12_100 * x,
          separate: x => 203e6 + 12_200 * x,
        },
        0.015,
      ),
    },
    {
      kind: 'curve',
      claim: 'tokens-beside-pages',
      title: () => 'Token delay beside page load',
      x: { title: () => 'page requests', unit: 'per-second' },
      y: { title: () => 'added delay p99', unit: 'milliseconds' },
      scale: 'log',
      limit: { value: 50, title: () => 'SLO: 50 ms' },
      points: points(
        [0, 5, 10, 20, 40, 80],
        {
          integrated: x => 3.2 + 0.06 * x ** 1.65,
          separate: x => 4.6 + 0.11 * x,
        },
        0.12,
      ),
    },
    {
      kind: 'delays',
      claim: 'tokens-beside-pages',
      title: () => 'Added delay of all tokens, streams and pages together',
      series: delaySeries(syntheticDelayTrials(), 'both'),
    },
    {
      kind: 'timeline',
      claim: 'fault-tolerance',
      title: () => 'The page process is killed',
      scenario: 'crash-page',
      courses: drillCourses(syntheticDrillTrials()),
    },
  ]
}

function points(
  places: readonly number[],
  curves: Readonly<Record<(typeof DEPLOYMENTS)[number], (x: number) => number>>,
  spread: number,
): readonly ChartPoint[] {
  const random = syntheticRandom(11)
  return DEPLOYMENTS.flatMap(deployment =>
    [1, 2, 3].flatMap(round =>
      places.map(x => ({
        deployment,
        round,
        x,
        y: curves[deployment](x) * around(random, spread),
      })),
    ),
  )
}

/** Trials with delays: most tokens quick, some late, and a few in the first second, which is not steady. */
export function syntheticDelayTrials(): readonly Trial[] {
  return DEPLOYMENTS.flatMap((deployment, place) =>
    [1, 2].map(round => {
      const random = syntheticRandom(100 * round + place)
      const late = deployment === 'integrated' ? 0.9 : 0.6
      const tokens = Array.from({ length: 6_000 }, (_, index) => index)
      const delayUs = tokens.map(
        () => 240 * around(random, 0.4) * Math.min(200, (1 - random()) ** -late),
      )
      const sample: Sample = {
        type: 'delay',
        window: 'both',
        steadyFromMs: 1_000,
        steadyToMs: 7_000,
        relayed: { arrivedMs: tokens.map(token => token + 1_000), delayUs },
        control: {
          arrivedMs: tokens.filter(token => token % 10 === 0).map(token => token + 1_000),
          delayUs: tokens
            .filter(token => token % 10 === 0)
            .map(() => 150 * around(random, 0.3) * (1 - random()) ** -0.35),
        },
        lost: [],
      }
      return {
        header: trialHeader({ scenario: 'load', deployment, round }),
        samples: [sample],
        endedAt: '2026-01-02T03:05:05.000Z',
      }
    }),
  )
}

/** A crash of the page side: integrated loses answers and pages until it is ready again, separate only the pages. */
export function syntheticDrillTrials(): readonly Trial[] {
  return DEPLOYMENTS.flatMap(deployment =>
    [1, 2, 3].map(round => {
      const killedMs = 4_000 + 70 * round
      const readyMs = killedMs + 1_900 + 60 * round
      const process = deployment === 'integrated' ? 'integrated' : 'web'
      const isDown = (atMs: number) => atMs >= killedMs && atMs < readyMs
      const samples: Sample[] = [
        { type: 'fault', action: 'kill', process, atMs: killedMs },
        { type: 'fault', action: 'start', process, atMs: killedMs + 200 },
        { type: 'fault', action: 'ready', process, atMs: readyMs },
        ...Array.from({ length: 24 }, (_, stream): Sample => {
          const lost = deployment === 'integrated' && stream > 0
          return {
            type: 'witness-stream',
            stream,
            outcome: lost ? 'lost' : 'exact',
            drops: deployment === 'integrated' ? 1 : 0,
            tokens: lost ? 80 : 200,
            largestGapMs: lost ? 2_000 : 110,
            endedMs: lost ? killedMs + 40 * stream : 11_000,
          }
        }),
        ...Array.from({ length: 120 }, (_, index): Sample => {
          const atMs = index * 100
          return {
            type: 'witness-page',
            page: 'rendered',
            atMs,
            durationMs: 6,
            status: isDown(atMs) ? 0 : 200,
          }
        }),
      ]
      return {
        header: trialHeader({ scenario: 'crash-page', deployment, round }),
        samples,
        endedAt: '2026-01-02T03:05:05.000Z',
      }
    }),
  )
}

import { MINIMUM_ROUNDS } from '../limits.ts'
import { defaultProfile, type Profile } from '../profile.ts'
import { flowingOn } from '../windows.ts'
import type { Scenario } from './scenario.ts'

/** Where no deployment is at its end yet, rungs are far apart. */
const LOW = [4_000, 8_000]

/** From there on they are near to each other, because a capacity is known no better than to a rung. */
const RUNG = { from: 11_000, step: 1_000, count: 14 }

/** Tokens a second from one window to the next. */
const RUNGS = [
  ...LOW,
  ...Array.from({ length: RUNG.count }, (_, index) => RUNG.from + index * RUNG.step),
]

/**
 * More and more live streams, until the deployment misses the SLO or the load generator is at its end. The client makes this
 * load: with k6, on two cores, the generator ends long before a deployment does.
 */
const profile: Profile = {
  ...defaultProfile,
  generator: 'client',
  connectsPerSecond: 400,
  idleSeconds: 3,
  windows: flowingOn(
    RUNGS.map(tokensPerSecond => ({
      name: `tokens-${tokensPerSecond}`,
      seconds: 14,
      tokensPerSecond,
      pages: [],
    })),
  ),
  throughputSeconds: 0,
  stopAtKnee: true,
}

/** More and more live streams, up to the knee at the SLO. */
export const streamLadder = {
  name: 'stream-ladder',
  title: { en: 'More and more live streams', zh: '逐级增加的流' },
  seconds: 255,
  rounds: MINIMUM_ROUNDS,
  action: { type: 'load', profile },
} as const satisfies Scenario

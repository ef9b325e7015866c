import { MINIMUM_ROUNDS } from '../limits.ts'
import { defaultProfile, type Profile, settlingSeconds } from '../profile.ts'
import { flowingOn } from '../windows.ts'
import type { Scenario } from './scenario.ts'

/** Idle memory up to 10,000 connections, each reading after a rest in which the heap is collected. */
const memoryProfile: Profile = {
  ...defaultProfile,
  restSeconds: settlingSeconds,
  steps: [100, 1_000, 5_000, 10_000],
  connectsPerSecond: 400,
  idleSeconds: settlingSeconds,
  windows: [],
  throughputSeconds: 0,
}

/** Idle memory up to 10,000 connections. */
export const memoryLadder = {
  name: 'memory-ladder',
  title: { en: 'Idle memory by connections', zh: '空闲内存随连接数的变化' },
  seconds: 290,
  rounds: 2,
  action: { type: 'load', profile: memoryProfile, mayMissSteps: true },
} as const satisfies Scenario

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
const streamProfile: Profile = {
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
  action: { type: 'load', profile: streamProfile },
} as const satisfies Scenario

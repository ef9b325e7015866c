import { defaultLoad, defaultProfile, type Profile } from '../profile.ts'
import { aloneAndTogether } from '../windows.ts'
import type { Scenario } from './scenario.ts'

/**
 * One trial of a comparison: 72 seconds with its start on two cores, so that eight rounds of two deployments and the drills fit
 * half an hour. Fewer tokens a second than in a plain run: at 5,000 mock, k6 and probe took 73% of their core, and every seventh
 * trial had a window in which they took more than a figure may rest on.
 *
 * Streams alone take longest, for the CPU of a token: on a shared machine it differs by 9% from one stretch of 8 seconds to the
 * next within one process, which 16 measured seconds even out. More do not help: with 24 the rounds scattered as much, because
 * what is left differs from one minute to the next. The time is better spent on more rounds.
 */
export const loadProfile: Profile = {
  ...defaultProfile,
  steps: [100, 1_200],
  connectsPerSecond: 400,
  idleSeconds: 2,
  windows: aloneAndTogether({
    ...defaultLoad,
    seconds: 14,
    streamsSeconds: 22,
    tokensPerSecond: 4_000,
  }),
  throughputSeconds: 0,
}

/** The least that still has every part of it: to see that everything works. */
export const quickLoadProfile: Profile = {
  ...loadProfile,
  steps: [100, 200],
  idleSeconds: 2,
  windows: aloneAndTogether({ seconds: 8, tokensPerSecond: 1_000, pagesPerSecond: 5 }),
}

/** Idle sockets, pages alone, streams alone, both together: what every round of a comparison repeats. */
export const load = {
  name: 'load',
  title: {
    en: 'Idle sockets, pages, streams, both together',
    zh: '空闲连接、页面、流，以及两者并行',
  },
  seconds: 73,
  rounds: 'all',
  action: { type: 'load', profile: loadProfile },
} as const satisfies Scenario

/** A round of load as far as its idle sockets. Our own client opens them, so that nothing needs k6. */
const profile: Profile = {
  ...loadProfile,
  steps: defaultProfile.steps,
  windows: [],
  generator: 'client',
}

/** Memory without connections and with idle ones, where a budget has no room for rounds of load. */
export const rest = {
  name: 'rest',
  title: { en: 'Idle sockets', zh: '空闲连接' },
  seconds: 11,
  rounds: 'all',
  partOf: 'load',
  action: { type: 'load', profile },
} as const satisfies Scenario

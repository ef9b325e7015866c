import { defaultProfile, type Profile, settlingSeconds } from '../profile.ts'
import type { Scenario } from './scenario.ts'

/** Idle memory up to 10,000 connections, each reading after a rest in which the heap is collected. */
const profile: Profile = {
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
  action: { type: 'load', profile, mayMissSteps: true },
} as const satisfies Scenario

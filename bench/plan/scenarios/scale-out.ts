import { MINIMUM_ROUNDS } from '../limits.ts'
import type { Scenario } from './scenario.ts'

/** One process with a socket, then two; each gets as many live answers as the one had. */
const load = {
  streamsPerProcess: 1_000,
  /** A token every 200 ms, for longer than all of them take to begin and are measured. */
  tokens: 200,
  gapMs: 200,
  settleSeconds: 3,
  measuredSeconds: 8,
} as const

/** What a further thousand live answers cost when a process is added for them. */
export const scaleOut = {
  name: 'scale-out',
  title: { en: 'A further thousand streams on a further process', zh: '再加一个进程承载一千个流' },
  seconds: 66,
  rounds: MINIMUM_ROUNDS,
  needsPrograms: ['haproxy', 'redis-server'],
  action: { type: 'scale-out', processes: [1, 2], load },
} as const satisfies Scenario

/** What its samples call the state with so many processes. */
export const scaledWindow = (processes: number) => `processes-${processes}`

import { MINIMUM_ROUNDS } from '../limits.ts'
import { faultLoad } from './faults.ts'
import type { Scenario } from './scenario.ts'

/** A developer's own conversations, not a crowd's. */
const STREAMS = 10

/** The development server starts cold, and a page is edited while answers run. */
export const development = {
  name: 'development',
  title: { en: 'Start and edits in development', zh: '开发模式的启动与修改' },
  seconds: 30,
  rounds: MINIMUM_ROUNDS,
  needsBundledPages: true,
  action: { type: 'development', load: { ...faultLoad, streams: STREAMS } },
} as const satisfies Scenario

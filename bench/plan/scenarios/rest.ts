import { defaultProfile, type Profile } from '../profile.ts'
import { loadProfile } from './load.ts'
import type { Scenario } from './scenario.ts'

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

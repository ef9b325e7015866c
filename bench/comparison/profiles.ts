import { comparisonProfile } from '../load/comparison-profile.ts'
import { interference } from '../load/interference.ts'
import type { Profile } from '../load/profile.ts'
import { streamLadder } from '../load/stream-ladder.ts'
import { reachedMemoryLadder } from '../run/reach.ts'
import type { LoadScenario } from '../samples/trial.ts'

/** The load of each scenario that has one. */
export const profileOf: Readonly<Record<LoadScenario, () => Promise<Profile>>> = {
  load: async () => comparisonProfile,
  'memory-ladder': async () => (await reachedMemoryLadder()).profile,
  'stream-ladder': async () => streamLadder,
  interference: async () => interference,
}

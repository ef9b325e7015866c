import { interference } from '../load/interference.ts'
import { type Profile, withPage } from '../load/profile.ts'
import { streamLadder } from '../load/stream-ladder.ts'
import { reachedMemoryLadder } from '../run/reach.ts'
import type { LoadScenario } from '../samples/trial.ts'
import type { ComparisonHeader } from './header.ts'

type ProfileOf = (header: ComparisonHeader) => Profile | Promise<Profile>

/** The load of each scenario that has one. */
export const profileOf: Readonly<Record<LoadScenario, ProfileOf>> = {
  load: ({ profile }) => profile,
  'memory-ladder': async () => (await reachedMemoryLadder()).profile,
  'stream-ladder': () => streamLadder,
  interference: ({ page }) => (page === undefined ? interference : withPage(interference, page)),
}

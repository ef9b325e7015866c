import { reachedMemoryLadder } from '../run/reach.ts'
import type { ComparisonHeader } from '../samples/header.ts'
import type { LoadScenario } from '../samples/trial.ts'
import type { Profile } from './profile.ts'
import { interference } from './scenarios/interference.ts'
import { streamLadder } from './scenarios/stream-ladder.ts'
import { type Visits, visiting, warming } from './visits.ts'

type ProfileOf = (header: ComparisonHeader) => Profile | Promise<Profile>

const visits = ({ page, environment }: ComparisonHeader): Visits => ({
  page,
  otherApp: environment.app !== undefined,
})

/** The load of each scenario that has one. */
export const profileOf: Readonly<Record<LoadScenario, ProfileOf>> = {
  load: ({ profile }) => profile,
  'memory-ladder': async header => warming((await reachedMemoryLadder()).profile, visits(header)),
  'stream-ladder': header => warming(streamLadder, visits(header)),
  interference: header => visiting(interference, visits(header)),
}

import type { Profile } from './profile.ts'
import type { LoadScenario } from './scenario-name.ts'
import { interference } from './scenarios/interference.ts'
import { streamLadder } from './scenarios/stream-ladder.ts'
import { reachedMemoryLadder } from './socket-capacity.ts'
import { type Visits, visiting, warming } from './visits.ts'

/** What a comparison was asked to load. */
type Asked = {
  readonly profile: Profile
  readonly page?: string
  readonly environment: { readonly app?: unknown }
}

type ProfileOf = (asked: Asked) => Profile | Promise<Profile>

const visits = ({ page, environment }: Asked): Visits => ({
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

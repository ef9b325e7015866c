import type { Profile } from '../load/profile.ts'

/** What the runner tells the load script, as JSON in the environment variable LOAD. */
export type LoadConfiguration = {
  readonly profile: Profile
  readonly socketUrl: string
  readonly pageUrl: string
  readonly origin: string
}

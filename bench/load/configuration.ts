import type { Profile } from '../plan/profile.ts'

/** What the runner tells the load generator, as JSON in the environment variable LOAD. */
export type LoadConfiguration = {
  readonly profile: Profile
  readonly socketUrl: string
  readonly pageUrl: string
  readonly origin: string
}

import type { Profile } from '../plan/profile.ts'
import type { TicketSource } from './ticket-source.ts'

/** What the runner tells the load generator, as JSON in the environment variable LOAD. */
export type LoadConfiguration = {
  readonly profile: Profile
  readonly socketUrl: string
  readonly pageUrl: string
  readonly origin: string
  /** Absent: the socket asks for none. */
  readonly tickets?: TicketSource
}

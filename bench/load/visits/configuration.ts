import type { VisitLoad } from '../../plan/visits.ts'
import type { TicketSource } from '../ticket-source.ts'

/** What the client of a load that visits deployments in turn is told, as JSON in its variable LOAD. */
export type VisitsConfiguration = {
  readonly visits: VisitLoad
  readonly deployments: readonly {
    readonly name: string
    readonly socketUrl: string
    readonly pageUrl: string
    readonly tickets: TicketSource
  }[]
  /** The file that takes what was seen, a line for each visit. */
  readonly output: string
  /** Where a control stream comes from. */
  readonly mockUrl: string
}

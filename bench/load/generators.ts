import type { Profile } from '../plan/profile.ts'
import type { VisitLoad } from '../plan/visits.ts'
import type { ConnectSample } from '../samples/load-sample.ts'
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

/** Emits one sample when so many sockets have opened or failed. The returned function is told of each: nothing, or why it failed. */
export function connectReport(
  count: number,
  emit: (sample: ConnectSample) => void,
): (error: string | undefined) => void {
  let opened = 0
  let failed = 0
  let problem: string | undefined
  return error => {
    if (error === undefined) opened += 1
    if (error !== undefined) failed += 1
    problem ??= error
    if (opened + failed < count) return
    emit({ type: 'connect', opened, failed, ...(problem === undefined ? {} : { error: problem }) })
  }
}

import type { Deployment } from './deployment.ts'

/** A server that somebody else runs, and the bench neither starts nor ends: data, stored with the plan. */
export type AttachedServer = {
  readonly kind: 'attached'
  /** What the results call it: letters, digits and hyphens, because the names of files hold it. */
  readonly name: string
  /** Where its socket is. */
  readonly url: string
  /** The Origin header of each handshake. */
  readonly origin: string
  /** The process of this machine whose CPU and memory are its; absent: they are not measured. */
  readonly pid?: number
  /** The API of the mock on this machine that is its upstream, for a control stream; absent: there is none. */
  readonly mockUrl?: string
}

/** What a trial is done to: processes that the bench starts, or a server that is there already. */
export type Subject = Deployment | AttachedServer

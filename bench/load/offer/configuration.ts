/** What the client is told that offers a load to nobody, as JSON in its variable LOAD. */
export type OfferConfiguration = {
  readonly mockUrl: string
  readonly streams: number
  /** Until all streams are under way; not measured. */
  readonly warmUpSeconds: number
  readonly seconds: number
}

/** What it prints in the end. */
export type OfferSample = {
  readonly type: 'offer'
  readonly tokens: number
  /** Arrival − the moment at which the mock wrote it, p99 over all tokens. */
  readonly p99Ms: number
}

/** What the client saw of one visit, in its steady part. Delays are in microseconds, to three digits. */
export type VisitSample = {
  readonly type: 'visit'
  /** The index of the visit in the plan. */
  readonly visit: number
  /** Arrival − the moment at which the mock wrote it, of each token. */
  readonly delayUs: readonly number[]
  /** The same of a stream straight from the mock: what the measuring itself takes. */
  readonly controlUs: readonly number[]
  /** From the planned moment to the end of the answer, of each page, in milliseconds; those that failed are left out. */
  readonly pageMs: readonly number[]
  readonly pagesFailed: number
  /** How late pages were asked for, in milliseconds. */
  readonly latenessMs: readonly number[]
  /** Streams that had no end of their own, in words. */
  readonly lost: readonly string[]
}

/** CPU that was used in the steady part of one visit. */
export type VisitUsageSample = {
  readonly type: 'visit-usage'
  readonly visit: number
  readonly seconds: number
  /** By deployment, those that were not visited too; `mock` and `client` beside them. Microseconds. */
  readonly cpuMicroseconds: Readonly<Record<string, number>>
}

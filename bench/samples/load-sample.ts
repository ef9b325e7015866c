// What the load generator says of a run, a line of JSON each: the raw samples. Times are epoch milliseconds with a
// fraction, taken at the socket's read.

/** How one answer went, as the client saw it. */
export type StreamSample = {
  readonly type: 'stream'
  /** The index of the turn in the plan. */
  readonly turn: number
  readonly plannedMs: number
  readonly sentMs: number
  /** The first frame with text; absent when there was none. */
  readonly firstTextMs?: number
  readonly lastTextMs?: number
  readonly tokens: number
  /** The largest gap between two text frames. */
  readonly largestGapMs: number
  /** All of them, in order, where they are kept. */
  readonly gapsMs?: readonly number[]
  /** `end`: whole. The rest are failures: the server's error, the connection lost, the run over before the answer. */
  readonly outcome: 'end' | 'error' | 'lost' | 'unfinished'
  readonly error?: string
}

/** How one page request went. */
export type PageSample = {
  readonly type: 'page'
  readonly window: string
  /** Its name in the profile. */
  readonly page: string
  readonly plannedMs: number
  readonly sentMs: number
  /** From sending to the end of the answer. */
  readonly durationMs: number
  readonly status: number
}

/** How many of a VU's sockets of one step opened. */
export type ConnectSample = {
  readonly type: 'connect'
  readonly opened: number
  readonly failed: number
  readonly error?: string
}

/** A socket that went away before the run was over. */
export type DropSample = { readonly type: 'drop'; readonly code: number }

/** The moment from which the timeline counts. */
export type BeginSample = { readonly type: 'begin'; readonly atMs: number }

export type LoadSample = StreamSample | PageSample | ConnectSample | DropSample | BeginSample

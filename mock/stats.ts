/** Counters of one mock, as `GET /mock/stats` answers them. */
export interface MockStats {
  readonly streams: {
    /** Answers being written or waited for now. */
    live: number
    started: number
    /** Ended as planned, a planned fault included. */
    completed: number
    /** The reader went away first. */
    aborted: number
  }
  /** Tokens written. */
  tokens: number
  /** Connections accepted so far, and open now, by protocol. */
  readonly connections: {
    readonly http1: { live: number; accepted: number }
    readonly h2c: { live: number; accepted: number }
  }
}

/** Counters at zero. */
export function createStats(): MockStats {
  return {
    streams: { live: 0, started: 0, completed: 0, aborted: 0 },
    tokens: 0,
    connections: { http1: { live: 0, accepted: 0 }, h2c: { live: 0, accepted: 0 } },
  }
}

/** What is assumed of the users and their pages. Shares are from 0 to 1. */
export type Assumptions = {
  readonly users: number
  /** Share of the users who have the page open at the busiest moment: each holds a socket. */
  readonly onlineShare: number
  /** Share of those to whom an answer streams at that moment. */
  readonly streamingShare: number
  /** Of one answer. */
  readonly tokensPerSecond: number
  /** Over all users. */
  readonly pagesPerSecond: number
  /** CPU of one page, in milliseconds. */
  readonly pageMs: number
  /** How late a token may be, p99 of its added delay in milliseconds. */
  readonly sloMs: number
  readonly coresPerMachine: number
}

/** What the deployment has to bear at the busiest moment. */
export type Demand = {
  readonly connections: number
  readonly streams: number
  /** Over all streams. */
  readonly tokensPerSecond: number
  readonly pagesPerSecond: number
}

/** connections = users × share online; streams = connections × share streaming; tokens = streams × tokens of each. */
export function demandOf(assumptions: Assumptions): Demand {
  const { users, onlineShare, streamingShare, tokensPerSecond, pagesPerSecond } = assumptions
  const connections = users * onlineShare
  const streams = connections * streamingShare
  return { connections, streams, tokensPerSecond: streams * tokensPerSecond, pagesPerSecond }
}

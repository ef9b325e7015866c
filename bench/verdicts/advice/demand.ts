/** What is assumed of the users. Shares are from 0 to 1. */
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

/** The same habits at another number of users: page requests grow with them. */
export function withUsers(assumptions: Assumptions, users: number): Assumptions {
  const pagesPerSecond = assumptions.pagesPerSecond * (users / assumptions.users)
  return { ...assumptions, users, pagesPerSecond }
}

/** What is done to a deployment. */
export type ScenarioName =
  /** Idle sockets, page load alone, streams alone, both together. */
  | 'load'
  /** What the deployment is made of: processes, ports, variables, endpoints, Origins. */
  | 'counts'
  /** The process with the pages is killed with `kill -9` while answers run, and started again. */
  | 'crash-page'
  /** The process with the socket is killed. */
  | 'crash-socket'
  /** The process with the pages is stopped for 2 s (SIGSTOP, SIGCONT). */
  | 'stall-page'
  /** The process with the socket is stopped for 2 s. */
  | 'stall-socket'
  /** The process with the pages is replaced: SIGTERM, then a fresh one. */
  | 'release-page'
  /** The process with the socket is replaced. */
  | 'release-socket'
  /** The development server starts cold, and a page is edited while an answer runs. */
  | 'development'
  /** Idle memory up to 10,000 connections. */
  | 'memory-ladder'
  /** More and more live streams, up to the knee at the SLO. */
  | 'stream-ladder'
  /** Streams beside more and more page load, of one kind of page after another. */
  | 'interference'

/** The scenarios that put a load on a deployment; the others do something to it and look. */
export type LoadScenario = Extract<
  ScenarioName,
  'load' | 'memory-ladder' | 'stream-ladder' | 'interference'
>

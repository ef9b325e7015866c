import type { Sample } from './run-sample.ts'

// A trial: one scenario, done once to one deployment on fresh processes. Its file holds a line for each sample, between a
// header and an end: without an end it does not count.

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

/** The version of a trial's file; one of another version is refused. */
export const TRIAL_VERSION = 2

/** The first line of a trial. */
export type TrialHeader = {
  readonly type: 'trial'
  readonly version: typeof TRIAL_VERSION
  readonly scenario: ScenarioName
  readonly deployment: string
  /** From 1. Trials of one round belong together as a pair. */
  readonly round: number
  /** How many of its round came before it. */
  readonly position: number
  readonly seed: number
  /** Of the machine and what is measured on it (comparison/fingerprint.ts): trials of two never mix. */
  readonly fingerprint: string
  readonly startedAt: string
}

/** The last line. */
export type TrialEnd = {
  readonly type: 'trial-end'
  readonly endedAt: string
  /** Why it did not come to its end: a process died. What it measured until then is no result. */
  readonly failure?: string
}

/** A trial that was read back. */
export type Trial = {
  readonly header: TrialHeader
  readonly samples: readonly Sample[]
  readonly endedAt: string
  readonly failure?: string
}

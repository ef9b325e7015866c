import type { Answers } from '../plan/profile.ts'
import type { TrialKey } from '../plan/run-plan.ts'
import type { Action } from '../plan/scenarios/scenario.ts'
import type { Sample } from './run-sample.ts'

// A trial: one scenario, done once to one deployment on fresh processes. Its file holds a line for each sample, between a
// header and an end: without an end it does not count.

/** The version of a trial's file; one of another version is refused. */
export const TRIAL_VERSION = 3

/** The first line of a trial. */
export type TrialHeader = TrialKey & {
  readonly type: 'trial'
  readonly version: typeof TRIAL_VERSION
  /** Of a trial of all subjects at once: which, in the order of the plan. */
  readonly subjects?: readonly string[]
  /** How many of its round came before it. */
  readonly position: number
  readonly seed: number
  /** What was done. */
  readonly action: Action
  readonly answers: Answers
  /** Cores that everything but the deployment shares, for the question of who was saturated. */
  readonly harnessCores: number
  /** Of the machine and what is measured on it (fingerprint.ts): trials of two never mix. */
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
  /** Void windows are to count: never in a file, but where it is asked what leaving them out does. */
  readonly voids?: 'kept'
}

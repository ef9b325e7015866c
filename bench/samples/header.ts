import type { BenchEnvironment } from '../machine/environment.ts'
import type { CoresArm } from '../plan/core-binding.ts'
import type { Answers, Profile } from '../plan/profile.ts'

/** The version of a comparison's directory; one of another version is refused. */
export const COMPARISON_VERSION = 1

/** What was asked for, and where. */
export type ComparisonHeader = {
  readonly version: typeof COMPARISON_VERSION
  readonly startedAt: string
  readonly budgetMinutes: number
  readonly seed: number
  /** Short and few: not to be quoted. */
  readonly quick: boolean
  readonly deployments: readonly string[]
  /** The load of each round. */
  readonly profile: Profile
  readonly answers: Answers
  /** The path of a page of the caller's own, in place of the rendered one; of another app (`environment.app`), of all. */
  readonly page?: string
  readonly environment: BenchEnvironment
  /** How the deployments' cores were shared out; absent: `equal`. */
  readonly cores?: Extract<CoresArm, 'each'>
  readonly pinning: string
  readonly harnessCores: number
}

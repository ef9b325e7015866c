import type { Answers, Profile } from '../load/profile.ts'
import type { BenchEnvironment } from '../system/environment.ts'

/** The version of a comparison's directory; one of another version is refused. */
export const COMPARISON_VERSION = 1

/** What was asked for, and where: comparison.json of a run's directory. A run that goes on must find it unchanged. */
export type ComparisonHeader = {
  readonly version: typeof COMPARISON_VERSION
  readonly startedAt: string
  readonly budgetMinutes: number
  readonly seed: number
  readonly deployments: readonly string[]
  readonly profile: Profile
  readonly answers: Answers
  readonly environment: BenchEnvironment
  readonly pinning: string
  readonly harnessCores: number
}

import type { BenchEnvironment } from '../machine/environment.ts'
import type { Answers } from '../plan/profile.ts'
import type { RunPlan } from '../plan/run-plan.ts'

/** The version of a run's directory; one of another version is refused. */
export const RUN_VERSION = 2

/** The first file of a run: what is measured, and where. */
export type RunHeader = {
  readonly version: typeof RUN_VERSION
  readonly startedAt: string
  readonly plan: RunPlan
  readonly answers: Answers
  readonly environment: BenchEnvironment
  /** How the parts were bound to cores, or why not. */
  readonly pinning: string
  /** Cores that everything but the deployment shares. */
  readonly harnessCores: number
}

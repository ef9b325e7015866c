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

/**
 * Refuses the header of another version, or something else.
 *
 * @throws Error in one line that names the revision which reads it
 */
export function requireRunVersion(file: string, header: Partial<RunHeader> | undefined): void {
  const version: unknown = header?.version
  if (version === RUN_VERSION) return
  const found = version === undefined ? 'something else' : `version ${version}`
  const git = header?.environment?.git
  const reader = git?.state === 'known' ? `revision ${git.revision}` : 'the revision that wrote it'
  throw new Error(
    `${file}: expected a run of version ${RUN_VERSION}, found ${found}. Remedy: ${reader} reads it; or measure again by npm run bench`,
  )
}

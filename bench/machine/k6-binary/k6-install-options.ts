import type { EnvironmentVariables } from '../process/command-output.ts'
/** What every way to install k6 needs. */
export type InstallOptions = {
  /** Without the v: `1.8.1`. */
  readonly version: string
  readonly environment: EnvironmentVariables
  readonly onProgress: (message: string) => void
  readonly signal?: AbortSignal
}

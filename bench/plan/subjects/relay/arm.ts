import type { EnvironmentVariables } from '../../../machine/process/command-output.ts'

/** Where an arm is to listen, and where its tokens come from. */
export type Addresses = { readonly port: number; readonly mockUrl: string }

/**
 * A relay as the bench knows it: data. Every arm is a process that speaks the same WebSocket protocol on one port, so
 * that one client drives them all. A further arm is one more file like this and a line in registry.ts.
 */
export type Arm = {
  readonly name: string
  readonly title: string
  /** The script that Node runs, from the root of the repository. */
  readonly script: string
  /** The line it prints once it listens holds this. */
  readonly ready: string
  readonly environment: (addresses: Addresses) => EnvironmentVariables
}

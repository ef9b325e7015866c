import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { EnvironmentVariables } from '../process/command-output.ts'

/** What every way to install k6 needs. */
export type InstallOptions = {
  /** Without the v: `1.8.1`. */
  readonly version: string
  readonly environment: EnvironmentVariables
  readonly onProgress: (message: string) => void
  readonly signal?: AbortSignal
}

/**
 * Lets `make` build a file in a directory of its own, beside its place in the cache, and moves the
 * finished one there. So a half-finished or refused file never stands under the final name, and two
 * installations at once do not meet. The directory is removed whatever happens.
 */
export async function installInto(
  place: string,
  make: (directory: string) => Promise<string>,
): Promise<string> {
  const parent = dirname(place)
  await mkdir(parent, { recursive: true })
  const directory = await mkdtemp(join(parent, '.partial-'))
  try {
    await rename(await make(directory), place)
    return place
  } finally {
    await rm(directory, { recursive: true, force: true, maxRetries: 3 })
  }
}

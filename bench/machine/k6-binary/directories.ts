import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { EnvironmentVariables } from '../process/command-output.ts'

const name = 'next-websocket-deployments'

/**
 * Where downloads and copies are kept between runs, outside node_modules so that `npm ci` does not
 * delete them: `$XDG_CACHE_HOME`, else the platform's own place for caches.
 */
export function cacheDirectory(environment: EnvironmentVariables): string {
  if (environment.XDG_CACHE_HOME) return join(environment.XDG_CACHE_HOME, name)
  const home = environment.HOME || homedir()
  if (process.platform === 'darwin') return join(home, 'Library', 'Caches', name)
  if (process.platform === 'win32') {
    return join(environment.LOCALAPPDATA || join(home, 'AppData', 'Local'), name, 'Cache')
  }
  return join(home, '.cache', name)
}

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

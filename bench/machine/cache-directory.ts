import { homedir } from 'node:os'
import { join } from 'node:path'
import type { EnvironmentVariables } from './process/command-output.ts'

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

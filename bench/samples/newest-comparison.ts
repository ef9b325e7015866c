import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The directories of runs in a folder that are wanted, the newest first: a run's name begins with its moment. None where the
 * folder does not exist.
 */
export function runsUnder(
  results: string,
  isWanted: (directory: string) => boolean,
): readonly string[] {
  if (!existsSync(results)) return []
  return readdirSync(results)
    .sort()
    .reverse()
    .map(name => join(results, name))
    .filter(isWanted)
}

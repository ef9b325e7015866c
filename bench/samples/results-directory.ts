import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { root } from '../machine/root.ts'

/**
 * Makes the directory of a run, `results/<moment>-<name>` below the repository, and gives its path. It is never another
 * run's: one of the same second gets a number.
 */
export function createResultsDirectory(root: string, name: string): string {
  const moment = new Date().toISOString().slice(0, 19).replaceAll(':', '-')
  const results = join(root, 'results')
  mkdirSync(results, { recursive: true })
  for (let attempt = 1; ; attempt++) {
    const suffix = attempt === 1 ? '' : `-${attempt}`
    const directory = join(results, `${moment}-${name}${suffix}`)
    if (made(directory)) return directory
  }
}

function made(directory: string): boolean {
  try {
    mkdirSync(directory)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

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

/** Where the reference result is kept. */
export const REFERENCE = join(root, 'docs/results/reference/')

/** The same from the root, as documents link it. */
export const REFERENCE_LINK = 'docs/results/reference'

/** The directories of the runs that are kept beside the reference, former references and shorter runs, each named for its moment and machine. */
export function keptRuns(reference = REFERENCE): readonly string[] {
  return runsUnder(dirname(resolve(reference)), path => resolve(path) !== resolve(reference))
}

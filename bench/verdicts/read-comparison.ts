import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { requireRunVersion } from '../samples/run-header.ts'
import type { Comparison } from './comparison.ts'

/** What `npm run bench` came to, in a run's directory. */
export const COMPARISON_FILE = 'comparison.json'

/**
 * Reads a comparison back.
 *
 * @param path the file, or the directory of its run
 * @throws Error with the remedy when there is none, or one of another version, or one that is cut short
 */
export function readComparison(path: string): Comparison {
  const file = fileOf(path)
  const found = parsed(file)
  requireRunVersion(file, found?.header)
  if (Array.isArray(found?.observations) && typeof found.stopped?.kind === 'string') return found
  throw new Error(
    `${file}: expected a comparison as this version writes it, found none. Remedy: npm run report makes the file again from the run's samples`,
  )
}

function fileOf(path: string): string {
  const kind = statSync(path, { throwIfNoEntry: false })
  const file = kind?.isDirectory() ? join(path, COMPARISON_FILE) : path
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file
  throw new Error(
    `${path}: expected the directory of a comparison with its ${COMPARISON_FILE}, or that file, found none. Remedy: npm run bench writes it under results/; npm run report makes it again from samples`,
  )
}

function parsed(file: string): Comparison | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Comparison
  } catch (error) {
    throw new Error(
      `${file}: expected JSON, found a file that is cut short or is none (${(error as Error).message})`,
      { cause: error },
    )
  }
}

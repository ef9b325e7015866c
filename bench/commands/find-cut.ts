import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Begun } from '../run/begin.ts'
import { HEADER_FILE, readHeader } from '../samples/directory.ts'
import { runsUnder } from '../samples/newest-comparison.ts'
import { isCut } from '../verdicts/is-cut.ts'
import type { ComparisonOptions } from './bench-options.ts'

/**
 * Finds a comparison that was cut.
 *
 * @throws Error when there is none
 */
export function findCut(resume: NonNullable<ComparisonOptions['resume']>, root: string): Begun {
  const directory = resume === 'newest' ? newestCut(root) : resolve(resume.directory)
  return { directory, header: readHeader(directory) }
}

function newestCut(root: string): string {
  const comparisons = runsUnder(join(root, 'results'), path => existsSync(join(path, HEADER_FILE)))
  const cut = comparisons.find(isCut)
  if (cut !== undefined) return cut
  throw new Error(
    'expected a comparison that was cut under results/, found none. Remedy: npm run bench begins one',
  )
}

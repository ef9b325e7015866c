import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runsUnder } from '../../samples/results-directory.ts'
import type { Comparison } from '../comparison.ts'
import { COMPARISON_FILE, readComparison } from '../read-comparison.ts'

/** Where runs are, and where one that is committed would be, from the root. */
const PLACES = ['results', 'docs/results']

/** A comparison, and where it was found. */
export type FoundResult = { readonly path: string; readonly comparison: Comparison }

/**
 * The newest comparison of this machine that is no quick one, else one that is committed. Newest by what it says of itself: a checkout
 * gives every file the same age.
 *
 * @throws Error with the remedy when there is none, or one cannot be read
 */
export function newestResult(root: string): FoundResult {
  for (const place of PLACES) {
    const found = comparisonsUnder(join(root, place))
    const newest = found.reduce<FoundResult | undefined>(
      (best, each) => (best !== undefined && startedAt(best) >= startedAt(each) ? best : each),
      undefined,
    )
    if (newest !== undefined) return newest
  }
  throw new Error('expected a result under results/, found none. Remedy: npm run bench makes one')
}

function comparisonsUnder(directory: string): readonly FoundResult[] {
  const runs = runsUnder(directory, path => existsSync(join(path, COMPARISON_FILE)))
  return runs
    .map(run => join(run, COMPARISON_FILE))
    .map(path => ({ path, comparison: readComparison(path) }))
    .filter(({ comparison }) => !comparison.header.plan.quick)
}

const startedAt = ({ comparison }: FoundResult) => comparison.header.startedAt

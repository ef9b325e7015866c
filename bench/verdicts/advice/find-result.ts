import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { besideItself } from '../../plan/subjects/again.ts'
import { HEADER_FILE, readHeader, readTrials, runsOf } from '../../samples/directory.ts'
import { runsUnder } from '../../samples/results-directory.ts'
import type { RunHeader } from '../../samples/run-header.ts'
import type { Comparison } from '../comparison.ts'
import { type DecisionMap, decisionMap } from '../decision-map.ts'
import { COMPARISON_FILE, readComparison } from '../read-comparison.ts'

/** Where runs are, and where those that are committed would be, from the root. */
const PLACES = ['results', 'docs/results']

/** The command that measures a map alone. */
const MAP_COMMAND = 'bench:map'

/** What was measured, and in which run. */
type Found<Value> = { readonly path: string; readonly header: RunHeader } & Value

/** What advice rests on: either may be missing, not both. */
export type FoundResult = {
  readonly comparison: Found<{ readonly comparison: Comparison }> | undefined
  readonly map: Found<{ readonly map: DecisionMap }> | undefined
}

/**
 * A comparison and a map: those of the run that is named, and the newest of what it lacks, or where none is named. Newest by what a run
 * says of itself: a checkout gives every file the same age.
 *
 * @param path a run's directory or its comparison.json
 * @throws Error with the remedy when there is none, or one cannot be read
 */
export function findResult(root: string, path: string | undefined): FoundResult {
  if (path !== undefined && isMap(path)) {
    const map = mapIn(path)
    if (map !== undefined) return { comparison: newestComparison(root), map }
    throw new Error(
      `${path}: expected a decision map, found one without visits. Remedy: npm run bench:map -- --resume ${path}`,
    )
  }
  const comparison = path === undefined ? newestComparison(root) : comparisonAt(path)
  const own = comparison?.comparison.map
  const map = comparison && own ? { ...comparison, map: own } : newestMap(join(root, 'results'))
  if (comparison !== undefined || map !== undefined) return { comparison, map }
  throw new Error('expected a result under results/, found none. Remedy: npm run bench makes one')
}

const isMap = (path: string) =>
  existsSync(join(path, HEADER_FILE)) && readHeader(path).plan.command === MAP_COMMAND

function mapIn(path: string): FoundResult['map'] {
  const header = readHeader(path)
  const map = decisionMap(readTrials(path, header), header.plan.subjects)
  return map && { path, header, map }
}

/** An interrupted one has no trial, and no map. */
function newestMap(results: string): FoundResult['map'] {
  for (const { directory } of runsOf(MAP_COMMAND, results)) {
    const found = mapIn(directory)
    if (found !== undefined) return found
  }
  return undefined
}

/** The newest of this machine that is no quick one and no A/A run, else one that is committed. */
function newestComparison(root: string): FoundResult['comparison'] {
  for (const place of PLACES) {
    const [newest] = runsUnder(join(root, place), path => existsSync(join(path, COMPARISON_FILE)))
      .map(run => comparisonAt(join(run, COMPARISON_FILE)))
      .filter(({ header: { plan } }) => !plan.quick && besideItself(plan.subjects) === undefined)
      .toSorted((a, b) => b.header.startedAt.localeCompare(a.header.startedAt))
    if (newest !== undefined) return newest
  }
  return undefined
}

function comparisonAt(path: string) {
  const comparison = readComparison(path)
  return { path, header: comparison.header, comparison }
}

import { writeFileSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { measureNamed } from '../measures/registry.ts'
import { verdictTable } from '../report/verdict-table.ts'
import { writeReport } from '../report/write-report.ts'
import { charts } from './charts.ts'
import type { Comparison } from './comparison.ts'
import { conclude } from './conclude.ts'
import { readHeader, readTrials } from './directory.ts'
import { COMPARISON_FILE } from './read-comparison.ts'

const RESULTS = fileURLToPath(new URL('../../results', import.meta.url))

/** What was written, and what a terminal shows of it. */
export type WrittenResult = {
  readonly comparison: Comparison
  readonly table: string
  readonly json: string
}

/**
 * Makes everything that is said of a comparison from its samples alone: comparison.json, report.html, report.md and
 * report.zh.md in its directory. The same samples give the same files, byte for byte.
 *
 * @throws Error when a trial is cut short, of another version, or of another machine
 */
export async function writeResult(directory: string): Promise<WrittenResult> {
  const header = readHeader(directory)
  const trials = readTrials(directory, header)
  const comparison = conclude(header, trials)
  const report = await writeReport({
    comparison,
    measure: measureNamed,
    charts: charts(trials),
    directory: shownPath(directory),
  })
  const json = `${JSON.stringify(comparison, null, 2)}\n`
  const files = {
    [COMPARISON_FILE]: json,
    'report.html': report.html,
    'report.md': report.markdownEn,
    'report.zh.md': report.markdownZh,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
  return { comparison, table: verdictTable(comparison), json }
}

/** The path that a command of the report takes: within the repository where the result lies there, else as it was given. */
function shownPath(directory: string): string {
  const within = relative(RESULTS, resolve(directory))
  if (within === '' || within.startsWith('..') || isAbsolute(within)) return directory
  return join('results', within)
}

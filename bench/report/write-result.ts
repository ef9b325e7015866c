import { writeFileSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { root } from '../machine/root.ts'
import { readHeader, readTrials } from '../samples/directory.ts'
import { keptRuns, REFERENCE } from '../samples/results-directory.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Trial } from '../samples/trial.ts'
import { analyse } from '../verdicts/analyse.ts'
import type { Comparison } from '../verdicts/comparison.ts'
import { COMPARISON_FILE, readComparison } from '../verdicts/read-comparison.ts'
import { charts } from './charts/from-trials.ts'
import { htmlPage } from './html/page.ts'
import type { ReportInput } from './input.ts'
import { markdownDocument } from './markdown.ts'
import { reportDocument } from './sections/report-document.ts'
import { verdictTable } from './verdict-table.ts'

/** Everything that is said of a comparison. */
export type MadeResult = {
  readonly comparison: Comparison
  /** Of the reference: every run that is kept, the oldest first, this one among them. */
  readonly kept: readonly Comparison[]
  readonly trials: readonly Trial[]
  /** What a terminal shows of it. */
  readonly table: string
  /** The text of comparison.json. */
  readonly json: string
  /** The texts of all files, by their names. */
  readonly files: Readonly<Record<string, string>>
}

/**
 * Makes everything that is said of a comparison from its samples alone: comparison.json, report.html, report.md and
 * report.zh.md. The same samples give the same texts, byte for byte.
 *
 * @throws Error when a trial is cut short, of another version, or of another machine
 */
export async function makeResult(directory: string): Promise<MadeResult> {
  const header = readHeader(directory)
  const trials = readTrials(directory, header)
  const comparison = analyse(header, trials)
  const kept = resolve(directory) === resolve(REFERENCE) ? [...earlierRuns(), comparison] : []
  const report = await writeReport({
    comparison,
    kept,
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
  return { comparison, kept, trials, table: verdictTable(comparison), json, files }
}

/**
 * Makes it and writes the files into the comparison's directory.
 *
 * @throws Error when a trial is cut short, of another version, or of another machine
 */
export async function writeResult(directory: string): Promise<MadeResult> {
  const made = await makeResult(directory)
  for (const [name, text] of Object.entries(made.files)) writeFileSync(join(directory, name), text)
  return made
}

/** Every run that is kept and whose header is asked for, the reference last. */
export function keptComparisons(isAskedFor: (header: RunHeader) => boolean): readonly Comparison[] {
  const reference = isAskedFor(readHeader(REFERENCE)) ? [readComparison(REFERENCE)] : []
  return [...earlierRuns(isAskedFor), ...reference]
}

/** The runs that are kept beside the reference, the oldest first, judged by today's criteria. */
function earlierRuns(
  isAskedFor: (header: RunHeader) => boolean = () => true,
): readonly Comparison[] {
  return keptRuns()
    .map(directory => ({ directory, header: readHeader(directory) }))
    .filter(({ header }) => isAskedFor(header))
    .toSorted((a, b) => a.header.startedAt.localeCompare(b.header.startedAt))
    .map(({ directory, header }) => analyse(header, readTrials(directory, header)))
}

/** The path that a command of the report takes: from the root where the result lies within the repository, else as it was given. */
function shownPath(directory: string): string {
  const within = relative(root, resolve(directory))
  return within.startsWith('..') || isAbsolute(within) ? directory : within.replaceAll(sep, '/')
}

/** The report in each of its forms, as the texts of files. */
export type Report = {
  /** One file with both languages, that needs no network. */
  readonly html: string
  readonly markdownEn: string
  readonly markdownZh: string
}

/**
 * Writes the report. It reads no clock and no file: the same input gives the same texts, byte for byte.
 *
 * @throws Error for a measure that there is not, and for a chart that cannot be drawn
 */
export async function writeReport(input: ReportInput): Promise<Report> {
  const documents = { en: reportDocument(input, 'en'), zh: reportDocument(input, 'zh') }
  return {
    html: await htmlPage(documents),
    markdownEn: markdownDocument(documents.en, 'en'),
    markdownZh: markdownDocument(documents.zh, 'zh'),
  }
}

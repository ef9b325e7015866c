import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { trialSummary } from '../measures/figures/summary.ts'
import { loadNotes } from '../report/load-notes.ts'
import { trialTable } from '../report/trial-table.ts'
import { readTrials } from '../samples/directory.ts'
import type { MeasureOptions } from './command-line/measure-flags.ts'
import type { Measured } from './measure.ts'

/** What the run of one subject showed: a table for each trial; the summary of its load in summary.json and where --json says. */
export function showTrials(
  { directory, header, notice }: Measured,
  { json: asked }: Pick<MeasureOptions, 'json'>,
): void {
  const trials = readTrials(directory, header)
  const { scenario } = header.plan.scenarios[0] ?? {}
  const load = trials.find(trial => trial.header.scenario === scenario)
  const json = `${JSON.stringify({ run: header, ...(load && trialSummary(load)) }, null, 2)}\n`
  const files = [join(directory, 'summary.json'), ...(asked ? [asked] : [])]
  for (const file of files) writeFileSync(file, json)
  console.log(
    [
      ...trials.map(trial => `\n${trialTable(trial, header)}`),
      ...loadNotes(header.plan, 'en'),
      `\nSamples and summary: ${directory}`,
      notice,
    ].join('\n'),
  )
}

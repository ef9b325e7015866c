import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uids } from '../../dashboards/uids.ts'
import { runMain } from '../machine/process/run-main.ts'
import { trialSummary } from '../measures/figures/trial-summary.ts'
import { hasEnded } from '../plan/run-plan.ts'
import { singlePlan } from '../plan/single-plan.ts'
import { deploymentNamed } from '../plan/subjects/registry.ts'
import { trialTable } from '../report/trial-table.ts'
import { readTrials } from '../samples/directory.ts'
import { measure } from './measure.ts'
import { help, parseOptions } from './one-options.ts'

// npm run bench:integrated, bench:separate: one deployment, its plain load or every scenario once.

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2))
  if (options === undefined) {
    console.log(help)
    return
  }
  const { name: subject } = deploymentNamed(options.deployment)
  const { directory, header, notice } = await measure({
    command: `bench:${subject}`,
    name: subject,
    options,
    plan: plannedFor => singlePlan({ ...options, subject }, plannedFor),
    isWhole: hasEnded,
    dashboard: uids.benchRun,
  })
  const trials = readTrials(directory, header)
  const load = trials.find(trial => trial.header.scenario === 'load')
  const json = `${JSON.stringify({ run: header, ...(load && trialSummary(load)) }, null, 2)}\n`
  const files = [join(directory, 'summary.json'), ...(options.json ? [options.json] : [])]
  for (const file of files) writeFileSync(file, json)
  console.log(
    [
      ...trials.map(trial => `\n${trialTable(trial, header)}`),
      `\nSamples and summary: ${directory}`,
      notice,
    ].join('\n'),
  )
}

await runMain(main)

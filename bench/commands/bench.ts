import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uids } from '../../dashboards/uids.ts'
import { runMain } from '../machine/process/run-main.ts'
import { comparisonPlan, comparisonScript } from '../plan/comparison-plan.ts'
import { againOf } from '../plan/subjects/again.ts'
import { deployments } from '../plan/subjects/registry.ts'
import { dictionary } from '../report/words/dictionary.ts'
import { writeResult } from '../report/write-result.ts'
import { notRun } from '../verdicts/analyse.ts'
import { repeatsOf } from '../verdicts/lost-windows.ts'
import { isWhole } from '../verdicts/stop.ts'
import { help, parseComparisonOptions } from './bench-options.ts'
import { compareCommand } from './compare.ts'
import { measure } from './measure.ts'
import { targetCommand } from './target.ts'

// npm run bench: both deployments side by side, or one beside itself, round after round; then the verdicts and the report. Two
// sub-commands have a file of their own.

async function compareDeployments(args: readonly string[]): Promise<void> {
  const options = parseComparisonOptions(args)
  if (options === undefined) {
    console.log(help)
    return
  }
  const { aa } = options
  const subjects = aa === undefined ? deployments.map(({ name }) => name) : [aa, againOf(aa)]
  const { directory, notice } = await measure({
    command: comparisonScript(subjects),
    name: aa === undefined ? 'comparison' : `aa-${aa}`,
    options,
    plan: plannedFor => comparisonPlan({ ...options, subjects }, plannedFor),
    adjustsLoad: true,
    isWhole,
    repeats: repeatsOf,
    notRun: header => notRun(header).map(dictionary.en.notRun),
    dashboard: uids.comparison,
  })
  const { table, json } = await writeResult(directory)
  if (options.json !== undefined) writeFileSync(options.json, json)
  console.log(`\n${table}\n\nReport: ${join(directory, 'report.html')}\n${notice}`)
}

const args = process.argv.slice(2)
await runMain(async () => {
  if (args[0] === 'compare') return compareCommand(args.slice(1))
  if (args.some(argument => /^--target(=|$)/.test(argument))) return targetCommand(args)
  return compareDeployments(args)
})

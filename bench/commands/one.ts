import { uids } from '../../dashboards/uids.ts'
import { runMain } from '../machine/process/run-main.ts'
import { singlePlan } from '../plan/command-plans.ts'
import { hasEnded } from '../plan/run-plan.ts'
import { deploymentNamed } from '../plan/subjects/registry.ts'
import { dictionary } from '../report/words/dictionary.ts'
import { measure } from './measure.ts'
import { help, parseOptions } from './one-options.ts'
import { showTrials } from './show-trials.ts'

// npm run bench:integrated, bench:separate: one deployment, its plain load or every scenario once.

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2))
  if (options === undefined) {
    console.log(help)
    return
  }
  const { name: subject } = deploymentNamed(options.deployment)
  const measured = await measure({
    command: `bench:${subject}`,
    name: subject,
    options,
    plan: plannedFor => singlePlan({ ...options, subject }, plannedFor),
    adjustsLoad: !options.ownTokens,
    isWhole: hasEnded,
    notRun: ({ plan }) =>
      plan.leftOut.flatMap(left =>
        'programs' in left ? [dictionary.en.notRun({ kind: 'programs', ...left })] : [],
      ),
    dashboard: uids.benchRun,
  })
  showTrials(measured, options)
}

await runMain(main)

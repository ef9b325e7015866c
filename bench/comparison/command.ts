import { writeFileSync } from 'node:fs'
import { openLiveDisplay } from '../live/live-display.ts'
import { comparisonProfile } from '../load/comparison-profile.ts'
import { connectionsOf } from '../load/profile.ts'
import { startProgress } from '../progress.ts'
import { beforeRun } from '../prometheus/notices.ts'
import { findPrometheus } from '../prometheus/prometheus-server.ts'
import { preflight } from '../run/preflight.ts'
import { interruptionSignal } from '../system/process-registry.ts'
import { runMain } from '../system/run-main.ts'
import { targetCommand } from '../target/command.ts'
import { beginComparison, resumeComparison } from './begin.ts'
import { compareCommand } from './compare-command.ts'
import { help, parseComparisonOptions } from './options.ts'
import { announcePlan, planScenarios } from './plan.ts'
import { measureRounds } from './rounds.ts'
import { writeResult } from './write-result.ts'

// npm run bench: both deployments side by side, round after round; then the verdicts and the report. Two sub-commands
// have a file of their own.

async function measure(args: readonly string[]): Promise<void> {
  const options = parseComparisonOptions(args)
  if (options === undefined) {
    console.log(help)
    return
  }
  const display = options.live ? openLiveDisplay(process.stderr) : undefined
  const onProgress = startProgress(display?.print)
  const prometheus = await findPrometheus(process.env)
  onProgress(beforeRun(prometheus))
  const harness = await preflight({
    connections: connectionsOf(comparisonProfile),
    environment: process.env,
    onProgress,
    signal: interruptionSignal(),
  })
  const begun =
    options.resume === undefined
      ? beginComparison(options, harness)
      : resumeComparison(options.resume, harness)
  for (const line of announcePlan(planScenarios(begun.header))) onProgress(line)
  try {
    await measureRounds(begun, { harness, prometheus, display, onProgress })
  } catch (error) {
    console.error(`Go on where it stopped: npm run bench -- --resume ${begun.directory}`)
    throw error
  }
  const { table, json } = await writeResult(begun.directory)
  if (options.json !== undefined) writeFileSync(options.json, json)
  console.log(table)
}

const args = process.argv.slice(2)
await runMain(async () => {
  if (args[0] === 'compare') return compareCommand(args.slice(1))
  if (args.some(argument => /^--target(=|$)/.test(argument))) return targetCommand(args)
  return measure(args)
})

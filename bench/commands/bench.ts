import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { uids } from '../../dashboards/uids.ts'
import { interruptionSignal } from '../machine/process/process-registry.ts'
import { runMain } from '../machine/process/run-main.ts'
import { root } from '../machine/root.ts'
import { planScenarios } from '../plan/plan.ts'
import { connectionsOf } from '../plan/profile.ts'
import { comparisonProfile } from '../plan/scenarios/comparison-profile.ts'
import { deployments } from '../plan/subjects/registry.ts'
import { writeResult } from '../report/write-result.ts'
import { beginComparison, resumeComparison } from '../run/begin.ts'
import { preflight } from '../run/preflight.ts'
import { measureRounds } from '../run/rounds.ts'
import { serving } from '../run/serving.ts'
import { grafanaLink } from '../telemetry/grafana-link.ts'
import { afterRun, beforeRun } from '../telemetry/notices.ts'
import { findPrometheus } from '../telemetry/prometheus-server.ts'
import { isWhole } from '../verdicts/is-cut.ts'
import { notRun } from '../verdicts/not-run.ts'
import { help, parseComparisonOptions } from './bench-options.ts'
import { startProgress } from './command-line/progress.ts'
import { compareCommand } from './compare.ts'
import { findCut } from './find-cut.ts'
import { openLiveDisplay } from './live/live-display.ts'
import { targetCommand } from './target/command.ts'

// npm run bench: both deployments side by side, round after round; then the verdicts and the report. Two sub-commands
// have a file of their own.

async function measure(args: readonly string[]): Promise<void> {
  const options = parseComparisonOptions(args)
  if (options === undefined) {
    console.log(help)
    return
  }
  const cut = options.resume === undefined ? undefined : findCut(options.resume, root)
  const display = options.live ? openLiveDisplay(process.stderr) : undefined
  const onProgress = startProgress(display?.print)
  const prometheus = await findPrometheus(process.env)
  onProgress(beforeRun(prometheus))
  const harness = await preflight({
    connections: connectionsOf(comparisonProfile),
    environment: process.env,
    app: options.app,
    cores: cut === undefined ? options.cores : (cut.header.cores ?? 'equal'),
    deployments,
    onProgress,
    signal: interruptionSignal(),
  })
  const begun =
    cut === undefined ? beginComparison(options, harness) : resumeComparison(cut, harness)
  const { scenarios } = planScenarios(begun.header)
  onProgress(`to be measured: ${scenarios.map(({ scenario }) => scenario).join(', ')}`)
  for (const { en } of notRun(begun.header)) onProgress(`not run: ${en}`)
  const { directory, header } = begun
  const { streamed } = await measureRounds(begun, {
    harness: serving(harness, { app: options.app, page: header.page }),
    prometheus,
    display,
    onProgress,
    isWhole,
  }).catch(error => {
    const app = options.app === undefined ? '' : ` --app ${options.app}`
    console.error(`Go on where it stopped: npm run bench -- --resume ${directory}${app}`)
    throw error
  })
  const { table, json } = await writeResult(directory)
  if (options.json !== undefined) writeFileSync(options.json, json)
  const span = { fromMs: Date.parse(begun.header.startedAt), toMs: Date.now() }
  const run = { testid: basename(directory), deployments: begun.header.deployments, ...span }
  const link = grafanaLink(process.env, { uid: uids.comparison }, run)
  console.log(
    `\n${table}\n\nReport: ${join(directory, 'report.html')}\n${afterRun({ streamed, link, directory })}`,
  )
}

const args = process.argv.slice(2)
await runMain(async () => {
  if (args[0] === 'compare') return compareCommand(args.slice(1))
  if (args.some(argument => /^--target(=|$)/.test(argument))) return targetCommand(args)
  return measure(args)
})

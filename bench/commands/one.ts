import { writeFileSync } from 'node:fs'
import { interruptionSignal } from '../machine/process/process-registry.ts'
import { runMain } from '../machine/process/run-main.ts'
import { needsOwnPages } from '../plan/own-pages.ts'
import { connectionsOf } from '../plan/profile.ts'
import { deploymentNamed } from '../plan/subjects/registry.ts'
import { drillScenarios } from '../run/faults/registry.ts'
import { preflight } from '../run/preflight.ts'
import { serving } from '../run/serving.ts'
import { beforeRun } from '../telemetry/notices.ts'
import { findPrometheus } from '../telemetry/prometheus-server.ts'
import { startProgress } from './command-line/progress.ts'
import { openLiveDisplay } from './live/live-display.ts'
import { runDrillAlone } from './one/run-drill-alone.ts'
import { runScenario } from './one/run-scenario.ts'
import { loadScenarios } from './one/scenarios.ts'
import { help, parseOptions } from './one-options.ts'

// One deployment, one run or every scenario: prepare, measure, save, print.

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2))
  if (options === undefined) {
    console.log(help)
    return
  }
  const deployment = deploymentNamed(options.deployment)
  const scenarios = await loadScenarios(options)
  const display = options.live ? openLiveDisplay(process.stderr) : undefined
  const onProgress = startProgress(display?.print)
  const prometheus = await findPrometheus(process.env)
  onProgress(beforeRun(prometheus))
  const prepared = await preflight({
    connections: connectionsOf(options.profile),
    environment: process.env,
    app: options.app,
    cores: options.cores,
    deployments: [deployment],
    onProgress,
    signal: interruptionSignal(),
  })

  const harness = serving(prepared, options)
  for (const scenario of scenarios) {
    if (options.all) onProgress(`scenario ${scenario.name}`)
    const shared = { deployment, harness, prometheus, display, onProgress }
    const { summary, text } = await runScenario(scenario, shared)
    if (options.json !== undefined && scenario.name === 'load') {
      writeFileSync(options.json, `${JSON.stringify(summary, null, 2)}\n`)
    }
    console.log(text)
  }
  const { seed } = options.profile
  for (const scenario of options.all ? drillScenarios : []) {
    if (options.app !== undefined && needsOwnPages.includes(scenario)) continue
    onProgress(`scenario ${scenario}`)
    console.log(await runDrillAlone(scenario, { deployment, harness, seed, onProgress }))
  }
}

await runMain(main)

import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { uids } from '../dashboards/uids.ts'
import { deploymentNamed } from './deployments/registry.ts'
import { openLiveDisplay } from './live/live-display.ts'
import { connectionsOf } from './load/profile.ts'
import { summarise } from './measures/summary.ts'
import { help, parseOptions } from './options.ts'
import { startProgress } from './progress.ts'
import { grafanaLink } from './prometheus/grafana-link.ts'
import { afterRun, beforeRun } from './prometheus/notices.ts'
import { findPrometheus } from './prometheus/prometheus-server.ts'
import { runTable } from './report/run-table.ts'
import { measureDeployment } from './run/measure-deployment.ts'
import { preflight } from './run/preflight.ts'
import { watchRun } from './run/watch-run.ts'
import { createResultsDirectory } from './samples/results-directory.ts'
import type { Sample } from './samples/run-sample.ts'
import { readSamples, sampleWriter } from './samples/sample-file.ts'
import { interruptionSignal } from './system/process-registry.ts'
import { runMain } from './system/run-main.ts'

// One deployment, one run: prepare, measure, save, print.

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2))
  if (options === undefined) {
    console.log(help)
    return
  }
  const deployment = deploymentNamed(options.deployment)
  const display = options.live ? openLiveDisplay(process.stderr) : undefined
  const onProgress = startProgress(display?.print)
  const prometheus = await findPrometheus(process.env)
  onProgress(beforeRun(prometheus))
  const harness = await preflight({
    connections: connectionsOf(options.profile),
    environment: process.env,
    onProgress,
    signal: interruptionSignal(),
  })

  const directory = createResultsDirectory(harness.root, deployment.name)
  const samplesFile = join(directory, 'samples.jsonl')
  const keep = sampleWriter(samplesFile)
  const names = { testid: basename(directory), deployment: deployment.name }
  await using watch = await watchRun({
    ...names,
    root: harness.root,
    directory,
    prometheus,
    display,
    onWarning: onProgress,
  })
  const fromMs = Date.now()
  const onSample = (sample: Sample) => {
    keep(sample)
    watch.onSample(sample)
  }
  await measureDeployment(deployment, options.profile, harness, { onSample, onProgress, watch })

  const summary = summarise(readSamples(samplesFile))
  const json = `${JSON.stringify(summary, null, 2)}\n`
  for (const file of [
    join(directory, 'summary.json'),
    ...(options.json === undefined ? [] : [options.json]),
  ]) {
    writeFileSync(file, json)
  }
  const { streamed } = await watch.finish(summary)
  const link = grafanaLink(
    process.env,
    { uid: uids.benchRun },
    { ...names, fromMs, toMs: Date.now() },
  )
  console.log(
    `\n${runTable(summary)}\n\nSamples and summary: ${directory}\n${afterRun({ streamed, link, directory })}`,
  )
}

await runMain(main)

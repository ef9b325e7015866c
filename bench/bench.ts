import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deploymentNamed } from './deployments/registry.ts'
import { connectionsOf } from './load/profile.ts'
import { summarise } from './measures/summary.ts'
import { help, parseOptions } from './options.ts'
import { startProgress } from './progress.ts'
import { runTable } from './report/run-table.ts'
import { measureDeployment } from './run/measure-deployment.ts'
import { preflight } from './run/preflight.ts'
import { createResultsDirectory } from './samples/results-directory.ts'
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
  const onProgress = startProgress()
  const harness = await preflight({
    connections: connectionsOf(options.profile),
    environment: process.env,
    onProgress,
    signal: interruptionSignal(),
  })

  const directory = createResultsDirectory(harness.root, deployment.name)
  const samplesFile = join(directory, 'samples.jsonl')
  const listener = { onSample: sampleWriter(samplesFile), onProgress }
  await measureDeployment(deployment, options.profile, harness, listener)

  const summary = summarise(readSamples(samplesFile))
  const json = `${JSON.stringify(summary, null, 2)}\n`
  for (const file of [
    join(directory, 'summary.json'),
    ...(options.json === undefined ? [] : [options.json]),
  ]) {
    writeFileSync(file, json)
  }
  console.log(`\n${runTable(summary)}\n\nSamples and summary: ${directory}`)
}

await runMain(main)

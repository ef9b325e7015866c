import { join } from 'node:path'
import { interruptionSignal } from '../machine/process/process-registry.ts'
import { runMain } from '../machine/process/run-main.ts'
import { memorySlope } from '../measures/figures/memory.ts'
import { connectionsOf, memoryProfile } from '../plan/profile.ts'
import { deployments } from '../plan/subjects/registry.ts'
import { slopeTable } from '../report/slope-table.ts'
import { measureDeployment } from '../run/measure-deployment.ts'
import { preflight } from '../run/preflight.ts'
import { createResultsDirectory } from '../samples/results-directory.ts'
import { readSamples, sampleWriter } from '../samples/sample-file.ts'
import { startProgress } from './command-line/progress.ts'

// What an idle connection costs: the slope of the PSS between 1,000 and 5,000 connections, three times for each
// deployment, interleaved, each time on fresh processes.

const REPEATS = 3

async function main(): Promise<void> {
  const onProgress = startProgress()
  const harness = await preflight({
    connections: connectionsOf(memoryProfile),
    environment: process.env,
    deployments,
    onProgress,
    signal: interruptionSignal(),
  })
  const directory = createResultsDirectory(harness.root, 'idle-memory')
  const slopes = new Map(deployments.map(({ name }) => [name, [] as number[]]))
  for (let repeat = 1; repeat <= REPEATS; repeat++) {
    for (const deployment of deployments) {
      onProgress(`repeat ${repeat} of ${REPEATS}`)
      const file = join(directory, `${deployment.name}-${repeat}.jsonl`)
      const listener = { onSample: sampleWriter(file), onProgress }
      await measureDeployment(deployment, memoryProfile, harness, listener)
      const slope = memorySlope(readSamples(file), { from: 1 })
      if (slope === undefined)
        throw new Error('the memory of a process cannot be measured on this machine')
      slopes.get(deployment.name)?.push(slope)
    }
  }
  const { steps } = memoryProfile
  console.log(`\nPSS per idle connection in KiB, slope from ${steps.join(' to ')} connections\n`)
  console.log(slopeTable(slopes))
  console.log(`\nSamples: ${directory}`)
}

await runMain(main)

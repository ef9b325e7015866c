import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { interruptionSignal } from '../../machine/process/process-registry.ts'
import { runMain } from '../../machine/process/run-main.ts'
import { orderOfRound } from '../../plan/order.ts'
import { GAP, TOKENS_PER_SECOND } from '../../plan/scenarios/relay-load.ts'
import { arms } from '../../plan/subjects/relay/registry.ts'
import { createResultsDirectory } from '../../samples/results-directory.ts'
import { startProgress } from '../command-line/progress.ts'
import { cpuPerToken } from './measures/cpu-per-token.ts'
import { summariseRelay } from './measures/summary.ts'
import { help, parseOptions } from './options.ts'
import { relayTable } from './report/relay-table.ts'
import { prepareHarness } from './run/harness.ts'
import { measureArm } from './run/measure-arm.ts'
import { RELAY_SAMPLES_VERSION, readRelaySamples, relaySampleWriter } from './samples.ts'

// Every arm once per round, on fresh processes, in random order: prepare, measure, save, print.

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2))
  if (options === undefined) {
    console.log(help)
    return
  }
  const onProgress = startProgress()
  const { streams, rounds, seed } = options
  const signal = interruptionSignal()
  const harness = await prepareHarness({ streams, environment: process.env, signal })

  const directory = createResultsDirectory(harness.root, 'relay')
  const samplesFile = join(directory, 'samples.jsonl')
  const save = relaySampleWriter(samplesFile)
  save({
    type: 'relay',
    version: RELAY_SAMPLES_VERSION,
    startedAt: new Date().toISOString(),
    options,
    tokensPerSecond: TOKENS_PER_SECOND,
    gap: GAP,
    environment: harness.facts,
    pinning: harness.pinning,
    sharedHarnessCore: harness.sharedHarnessCore,
  })
  for (let round = 1; round <= rounds; round++) {
    for (const arm of orderOfRound(arms, seed, round)) {
      const sample = await measureArm(arm, round, { options, harness })
      save(sample)
      const cost = cpuPerToken(sample)?.toFixed(1) ?? '–'
      onProgress(`round ${round} of ${rounds}, ${arm.name}: ${cost} µs a token`)
    }
  }

  const { run, samples } = readRelaySamples(samplesFile)
  const summary = summariseRelay(run, samples)
  const json = `${JSON.stringify(summary, null, 2)}\n`
  const files = [join(directory, 'summary.json'), ...(options.json ? [options.json] : [])]
  for (const file of files) writeFileSync(file, json)
  console.log(`\n${relayTable(summary)}\n\nSamples and summary: ${directory}`)
}

await runMain(main)

import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { uids } from '../../../dashboards/uids.ts'
import { type Summary, summarise } from '../../measures/figures/summary.ts'
import type { Deployment } from '../../plan/subjects/deployment.ts'
import { measureDeployment } from '../../run/measure-deployment.ts'
import type { Harness } from '../../run/preflight.ts'
import { watchRun } from '../../run/watch-run.ts'
import { createResultsDirectory } from '../../samples/results-directory.ts'
import type { Sample } from '../../samples/run-sample.ts'
import { readSamples, sampleWriter } from '../../samples/sample-file.ts'
import type { Trial } from '../../samples/trial.ts'
import { grafanaLink } from '../../telemetry/grafana-link.ts'
import { afterRun } from '../../telemetry/notices.ts'
import type { PrometheusServer } from '../../telemetry/prometheus-server.ts'
import type { RunDisplay } from '../../telemetry/run-state.ts'
import type { BenchScenario } from './scenarios.ts'
import { singleTrialHeader } from './trial-header.ts'

/**
 * Puts one scenario on a deployment and keeps what it leaves: samples, summary, series.
 *
 * @returns the summary, and the text that is printed
 * @throws ProcessFailure when one of the processes ends by itself
 */
export async function runScenario(
  scenario: BenchScenario,
  options: {
    deployment: Deployment
    harness: Harness
    prometheus: PrometheusServer
    display: RunDisplay | undefined
    onProgress: (message: string) => void
  },
): Promise<{ readonly summary: Summary; readonly text: string }> {
  const { deployment, harness, prometheus, display, onProgress } = options
  const name = scenario.name === 'load' ? deployment.name : `${deployment.name}-${scenario.name}`
  const directory = createResultsDirectory(harness.root, name)
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
  await measureDeployment(deployment, scenario.profile, harness, { onSample, onProgress, watch })

  const trial = trialOf(scenario, samplesFile)
  const summary = summarise(readSamples(samplesFile))
  writeFileSync(join(directory, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
  const { streamed } = await watch.finish(summary)
  const link = grafanaLink(
    process.env,
    { uid: uids.benchRun },
    { testid: names.testid, deployments: [deployment.name], fromMs, toMs: Date.now() },
  )
  return {
    summary,
    text: [
      `\n${scenario.table(trial)}`,
      ...scenario.missed,
      `\nSamples and summary: ${directory}`,
      afterRun({ streamed, link, directory }),
    ].join('\n'),
  }
}

/** The samples of a single run as a trial of its own. */
function trialOf({ name }: BenchScenario, samplesFile: string): Trial {
  const samples = readSamples(samplesFile)
  const [{ deployment, startedAt, profile, environment, pinning }] = samples
  const facts = { deployment, startedAt, environment, pinning, seed: profile.seed }
  return {
    header: singleTrialHeader({ scenario: name, ...facts }),
    samples,
    endedAt: new Date().toISOString(),
  }
}

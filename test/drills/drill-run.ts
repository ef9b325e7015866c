import { deploymentNamed } from '../../bench/plan/subjects/registry.ts'
import type { BootHarness } from '../../bench/run/boot.ts'
import { type DrillPlan, drillPlan } from '../../bench/run/faults/plan.ts'
import { type DrillScenario, runDrill } from '../../bench/run/faults/registry.ts'
import type {
  DrillSample,
  FaultSample,
  WitnessPageSample,
  WitnessSocketSample,
  WitnessStreamSample,
} from '../../bench/samples/drill-sample.ts'
import { root } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'

/** What a drill left, by kind. */
export type DrillRun = {
  readonly samples: readonly DrillSample[]
  readonly faults: readonly FaultSample[]
  readonly streams: readonly WitnessStreamSample[]
  readonly pages: readonly WitnessPageSample[]
  readonly sockets: readonly WitnessSocketSample[]
}

const launch = { root, nodePath: process.execPath, cores: undefined }

/** Runs on whatever cores there are: a test looks at what happened, not at how fast. */
export const harness: BootHarness = {
  deployment: launch,
  mock: launch,
  environment: environmentOf({}),
  signal: new AbortController().signal,
}

/** Few streams, short answers and a short look, so that a test is over in seconds. */
export const shortPlan: DrillPlan = {
  ...drillPlan,
  streams: 20,
  tokens: 40,
  faultAtMs: 1_000,
  durationMs: 6_000,
}

/** Does a scenario to a deployment by its command's own entry, with another app where one is named, and sorts what it left. */
export async function drill(
  scenario: DrillScenario,
  deployment: string,
  app?: BootHarness['deployment']['app'],
): Promise<DrillRun> {
  const samples: DrillSample[] = []
  const served = app === undefined ? launch : { ...launch, app }
  await runDrill(
    scenario,
    deploymentNamed(deployment),
    { ...harness, deployment: served },
    {
      seed: 1,
      plan: shortPlan,
      onSample: sample => samples.push(sample),
      onProgress() {},
    },
  )
  return {
    samples,
    faults: samples.filter(sample => sample.type === 'fault'),
    streams: samples.filter(sample => sample.type === 'witness-stream'),
    pages: samples.filter(sample => sample.type === 'witness-page'),
    sockets: samples.filter(sample => sample.type === 'witness-socket'),
  }
}

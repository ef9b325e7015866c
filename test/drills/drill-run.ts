import { answers } from '../../bench/plan/profile.ts'
import { faultLoad } from '../../bench/plan/scenarios/faults.ts'
import { type ScenarioName, scenarioNamed } from '../../bench/plan/scenarios/registry.ts'
import type { FaultLoad, SubjectAction } from '../../bench/plan/scenarios/scenario.ts'
import { deploymentNamed } from '../../bench/plan/subjects/registry.ts'
import { perform } from '../../bench/run/run-trial.ts'
import type { Testbed } from '../../bench/run/testbed.ts'
import type {
  FaultPageSample,
  FaultSample,
  FaultSocketSample,
  FaultStreamSample,
  ResumeSample,
} from '../../bench/samples/drill-sample.ts'
import type { Sample } from '../../bench/samples/run-sample.ts'
import { syntheticHeader } from '../../bench/verdicts/testing/synthetic-comparison.ts'
import { root } from '../support/deployment.ts'
import { environmentOf } from '../support/environment.ts'

/** What a drill left, by kind. */
export type DrillRun = {
  readonly samples: readonly Sample[]
  readonly faults: readonly FaultSample[]
  readonly streams: readonly FaultStreamSample[]
  readonly pages: readonly FaultPageSample[]
  readonly sockets: readonly FaultSocketSample[]
  readonly resumes: readonly ResumeSample[]
}

const launch = { root, nodePath: process.execPath, cores: undefined }

/** Runs on whatever cores there are: a test looks at what happened, not at how fast. */
export const testbed: Testbed = {
  root,
  k6: { path: '/nowhere/k6', version: 'none', source: 'PATH' },
  deployment: launch,
  mock: launch,
  probe: launch,
  loadCores: undefined,
  pinning: 'not pinned: a test',
  harnessCores: 2,
  answers,
  facts: syntheticHeader.environment,
  environment: environmentOf({}),
  signal: new AbortController().signal,
}

/** Few streams, short answers and a short look, so that a test is over in seconds. */
export const shortLoad: FaultLoad = {
  ...faultLoad,
  streams: 20,
  tokens: 40,
  faultAtMs: 1_000,
  durationMs: 6_000,
}

/** What a scenario does, in short, with something else of its load where that is named. */
export function shortAction(scenario: ScenarioName, load: Partial<FaultLoad> = {}): SubjectAction {
  const { action } = scenarioNamed(scenario)
  if (action.type === 'visits') throw new Error(`${scenario} is done to all deployments at once`)
  if (action.type === 'scale-out') return action
  return 'load' in action ? { ...action, load: { ...shortLoad, ...load } } : action
}

/** Does a scenario to a deployment, with another app where one is named, and sorts what it left. */
export async function drill(
  scenario: ScenarioName,
  deployment: string,
  app?: Testbed['deployment']['app'],
): Promise<DrillRun> {
  const samples: Sample[] = []
  const served = app === undefined ? launch : { ...launch, app }
  await perform(shortAction(scenario), {
    subject: deploymentNamed(deployment),
    testbed: { ...testbed, deployment: served },
    seed: 1,
    onSample: sample => samples.push(sample),
    onProgress() {},
  })
  return {
    samples,
    faults: samples.filter(sample => sample.type === 'fault'),
    streams: samples.filter(sample => sample.type === 'witness-stream'),
    pages: samples.filter(sample => sample.type === 'witness-page'),
    sockets: samples.filter(sample => sample.type === 'witness-socket'),
    resumes: samples.filter(sample => sample.type === 'resume'),
  }
}

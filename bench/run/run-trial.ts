import { messageOf } from '../machine/availability.ts'
import type { PlannedTrial } from '../plan/plan.ts'
import { profileOf } from '../plan/profiles.ts'
import type { LoadScenario, ScenarioName } from '../plan/scenario-name.ts'
import type { Deployment } from '../plan/subjects/deployment.ts'
import { deploymentNamed } from '../plan/subjects/registry.ts'
import { fingerprint } from '../samples/fingerprint.ts'
import type { ComparisonHeader } from '../samples/header.ts'
import type { Sample } from '../samples/run-sample.ts'
import { TRIAL_VERSION, type TrialHeader } from '../samples/trial.ts'
import { openTrialFile } from '../samples/trial-file.ts'
import { runDrill } from './faults/registry.ts'
import { measureDeployment } from './measure-deployment.ts'
import type { Harness } from './preflight.ts'
import type { WatchedRun } from './watch-run.ts'

/** What a trial needs beside its plan. */
export type TrialContext = {
  readonly harness: Harness
  readonly header: ComparisonHeader
  readonly path: string
  readonly onProgress: (message: string) => void
  /** Looks on while the load goes; undefined: nobody does. */
  readonly watch: WatchedRun | undefined
}

/**
 * Makes one trial on fresh processes and saves its samples, line by line. The file counts once the trial has ended or failed;
 * everything it started has ended when it returns or throws.
 *
 * @throws ProcessFailure when one of the processes ends by itself in the first round, with the tail of its log
 */
export async function runTrial(planned: PlannedTrial, context: TrialContext): Promise<void> {
  const { harness, header: comparison, path, onProgress, watch } = context
  const { scenario, round } = planned
  const deployment = deploymentNamed(planned.deployment)
  // The two deployments of a round get the same load, rounds get different ones.
  const seed = comparison.seed * 1_000 + round
  const header: TrialHeader = {
    type: 'trial',
    version: TRIAL_VERSION,
    scenario,
    deployment: deployment.name,
    round,
    position: planned.position,
    seed,
    fingerprint: fingerprint(comparison.environment, comparison.pinning),
    startedAt: new Date().toISOString(),
  }
  using file = openTrialFile(path, header)
  const onSample = (sample: Sample) => {
    file.write(sample)
    watch?.onSample(sample)
  }
  try {
    await perform({ planned, deployment, seed }, { ...context, onSample })
    file.end(new Date().toISOString())
  } catch (error) {
    // In the first round it is the set-up that is wrong. Later it is the deployment that fails: the report lists it, and it is not made again.
    if (harness.signal.aborted || round === 1) throw error
    const [reason = ''] = messageOf(error).split('\n')
    onProgress(`the trial failed: ${reason}`)
    file.end(new Date().toISOString(), reason)
  }
}

async function perform(
  { planned, deployment, seed }: { planned: PlannedTrial; deployment: Deployment; seed: number },
  {
    harness,
    header,
    onProgress,
    onSample,
    watch,
  }: TrialContext & { onSample: (sample: Sample) => void },
): Promise<void> {
  const { scenario } = planned
  if (!isLoad(scenario)) {
    await runDrill(scenario, deployment, harness, { seed, onSample, onProgress })
    return
  }
  const profile = { ...(await profileOf[scenario](header)), seed }
  const listener = watch === undefined ? { onSample, onProgress } : { onSample, onProgress, watch }
  await measureDeployment(deployment, profile, harness, listener)
}

/** Whether a scenario puts a load on the deployment. */
export function isLoad(scenario: ScenarioName): scenario is LoadScenario {
  return scenario in profileOf
}

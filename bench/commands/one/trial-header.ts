import type { BenchEnvironment } from '../../machine/environment.ts'
import type { ScenarioName } from '../../plan/scenario-name.ts'
import { fingerprint } from '../../samples/fingerprint.ts'
import { TRIAL_VERSION, type TrialHeader } from '../../samples/trial.ts'

/** The header of a run of one deployment, as a trial of its own. */
export function singleTrialHeader(facts: {
  scenario: ScenarioName
  deployment: string
  seed: number
  startedAt: string
  environment: BenchEnvironment
  pinning: string
}): TrialHeader {
  const { environment, pinning, ...own } = facts
  return {
    type: 'trial',
    version: TRIAL_VERSION,
    ...own,
    round: 1,
    position: 0,
    fingerprint: fingerprint(environment, pinning),
  }
}

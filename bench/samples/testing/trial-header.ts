import { answers } from '../../plan/profile.ts'
import { scenarioNamed } from '../../plan/scenarios/registry.ts'
import { TRIAL_VERSION, type TrialHeader } from '../trial.ts'

/** Test only: the header of a trial of no machine, with what a test says of it. */
export function trialHeader(own: Partial<TrialHeader> = {}): TrialHeader {
  const scenario = own.scenario ?? 'load'
  return {
    type: 'trial',
    version: TRIAL_VERSION,
    scenario,
    deployment: 'integrated',
    round: 1,
    position: 0,
    seed: 1,
    action: scenarioNamed(scenario).action,
    answers,
    harnessCores: 1,
    fingerprint: 'test',
    startedAt: '2026-01-01T00:00:00.000Z',
    ...own,
  }
}

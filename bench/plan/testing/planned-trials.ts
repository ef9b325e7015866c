import { TRIAL_VERSION, type Trial } from '../../samples/trial.ts'
import { syntheticHeader as header } from '../../verdicts/testing/synthetic-comparison.ts'
import { planRound, planScenarios } from '../plan.ts'

/** The trials of so many rounds of the synthetic header, without samples, each as long as it is planned at most. */
export function plannedTrials(rounds: number): readonly Trial[] {
  const plan = planScenarios(header)
  return Array.from({ length: rounds }, (_, index) => planRound(plan, index + 1, header))
    .flat()
    .map(({ seconds, ...planned }) => ({
      header: {
        type: 'trial',
        version: TRIAL_VERSION,
        ...planned,
        seed: 1,
        fingerprint: 'test',
        startedAt: new Date(0).toISOString(),
      },
      samples: [],
      endedAt: new Date(seconds * 1_000).toISOString(),
    }))
}

import { trialsOf } from '../../plan/run-plan.ts'
import { trialHeader } from '../../samples/testing/trial-header.ts'
import type { Trial } from '../../samples/trial.ts'
import { syntheticHeader as header } from './synthetic-comparison.ts'

/** The trials of so many rounds of the synthetic header, without samples, each as long as it is planned at most. */
export function plannedTrials(rounds: number): readonly Trial[] {
  return Array.from({ length: rounds }, (_, index) => trialsOf(header.plan, index + 1))
    .flat()
    .map(({ seconds, ...planned }) => ({
      header: trialHeader({ ...planned, startedAt: new Date(0).toISOString() }),
      samples: [],
      endedAt: new Date(seconds * 1_000).toISOString(),
    }))
}

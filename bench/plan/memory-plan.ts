import type { CoreAllocation } from './core-binding.ts'
import { type PlannedFor, planned } from './planned-scenario.ts'
import type { RunPlan } from './run-plan.ts'
import { memoryLadder } from './scenarios/memory-ladder.ts'

/** What a measurement of idle memory is asked for. */
export type AskedMemory = {
  readonly subjects: readonly string[]
  readonly seed: number
  readonly cores: CoreAllocation
}

/** The slope between these does not depend on a warm-up. */
const STEPS = [1_000, 5_000]

const ROUNDS = 3

/** Plans what an idle connection costs: a short memory ladder, three times for each deployment. */
export function memoryPlan(
  { subjects, seed, cores }: AskedMemory,
  plannedFor: PlannedFor,
): RunPlan {
  const { action } = memoryLadder
  const profile = { ...action.profile, steps: STEPS }
  const ladder = { ...memoryLadder, seconds: 190, action: { type: 'load', profile } } as const
  return {
    command: 'bench:memory',
    subjects,
    scenarios: [{ ...planned(ladder, plannedFor), rounds: ROUNDS }],
    leftOut: [],
    rounds: { until: 'done', atLeast: ROUNDS },
    seed,
    quick: false,
    ...(cores === 'each' ? { cores } : {}),
    ...(plannedFor.page === undefined ? {} : { page: plannedFor.page }),
  }
}

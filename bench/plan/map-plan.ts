import type { RunPlan } from './run-plan.ts'
import { decisionMap } from './scenarios/decision-map.ts'
import { BOOT_SECONDS, secondsOfVisits } from './visits.ts'

/** What a decision map is asked for. */
export type AskedMap = {
  readonly subjects: readonly string[]
  /** How often each point is visited in each subject. */
  readonly pairs: number
  readonly seed: number
}

/** Plans a decision map alone: one trial of all subjects. */
export function mapPlan({ subjects, pairs, seed }: AskedMap): RunPlan {
  const { name: scenario, action } = decisionMap
  const visits = { ...action.visits, pairs }
  const seconds = Math.ceil(secondsOfVisits(visits, subjects.length)) + BOOT_SECONDS
  return {
    command: 'bench:map',
    subjects,
    scenarios: [{ scenario, seconds, rounds: 1, action: { ...action, visits } }],
    leftOut: [],
    rounds: { until: 'done', atLeast: 1 },
    seed,
    quick: false,
  }
}

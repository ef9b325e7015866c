import { MINIMUM_RANKED_ROUNDS } from './limits.ts'
import type { PlannedScenario, RunPlan } from './run-plan.ts'
import type { ScenarioName } from './scenarios/registry.ts'
import { beforeOf } from './subjects/again.ts'

/** What made a run in which something was confirmed; it cannot be resumed. */
export const CONFIRMATION_COMMAND = 'bench -- compare'

/** Whether a scenario can be made of two checkouts in turn: one of development edits the sources of this one. */
export const canBeConfirmed = ({ action }: Pick<PlannedScenario, 'action'>) =>
  ['load', 'visits', 'fault'].includes(action.type)

/**
 * Plans to measure a deployment of this checkout beside the same of an earlier one: some scenarios of a comparison's plan, in its load.
 * A load has as many rounds as ranks need, whatever it had there.
 */
export function confirmationPlan(
  plan: RunPlan,
  { deployment, scenarios }: { deployment: string; scenarios: ReadonlySet<ScenarioName> },
): RunPlan {
  return {
    ...plan,
    command: CONFIRMATION_COMMAND,
    subjects: [deployment, beforeOf(deployment)],
    scenarios: plan.scenarios
      .filter(planned => scenarios.has(planned.scenario) && canBeConfirmed(planned))
      .map(planned => (planned.action.type === 'load' ? { ...planned, rounds: 'all' } : planned)),
    leftOut: [],
    rounds: { until: 'done', atLeast: MINIMUM_RANKED_ROUNDS },
  }
}

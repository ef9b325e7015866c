import type { PlannedScenario } from './run-plan.ts'
import type { NamedScenario } from './scenarios/registry.ts'
import { reachableSteps, type SocketCapacity } from './socket-capacity.ts'
import { type UserPage, withUserPage } from './user-page.ts'

/** What a scenario is planned for: whose pages it loads, and what the machine has for connections. */
export type PlannedFor = UserPage & { readonly capacity: SocketCapacity }

/** A scenario as a run of this machine and these pages does it. */
export function planned(
  { name: scenario, seconds, rounds, action }: NamedScenario,
  { capacity, ...user }: PlannedFor,
): PlannedScenario {
  if (action.type !== 'load') return { scenario, seconds, rounds, action }
  const profile = withUserPage(action.profile, user)
  if (!action.mayMissSteps) return { scenario, seconds, rounds, action: { ...action, profile } }
  const { steps, missed } = reachableSteps(profile.steps, capacity)
  return {
    ...{ scenario, seconds, rounds },
    action: { ...action, profile: { ...profile, steps } },
    ...(missed.length === 0 ? {} : { missed }),
  }
}

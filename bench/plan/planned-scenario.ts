import type { CoreAllocation } from './core-allocation.ts'
import type { Profile } from './profile.ts'
import type { PlannedScenario, RunPlan } from './run-plan.ts'
import type { NamedScenario } from './scenarios/registry.ts'
import type { Program } from './scenarios/scenario.ts'
import { reachableSteps, type SocketCapacity } from './socket-capacity.ts'

/** What a scenario is planned for: whose pages it loads, and what the machine has for connections. */
export type PlannedFor = UserPage & {
  readonly capacity: SocketCapacity
  /** CPU of a request to the caller's page, as it was read before the run, in milliseconds; absent: it was not read yet. */
  readonly pageCpuMs?: number
  /** Programs that scenarios need and this machine lacks; absent: none. */
  readonly lacks?: readonly Program[]
}

/** Which of the programs that it needs this machine lacks. */
const lackedBy = (
  { needsPrograms = [] }: Pick<NamedScenario, 'needsPrograms'>,
  { lacks = [] }: Pick<PlannedFor, 'lacks'>,
): readonly Program[] => needsPrograms.filter(program => lacks.includes(program))

/** Whether these pages and this machine's programs allow a scenario. */
export const isPossible = (
  scenario: NamedScenario,
  plannedFor: Pick<PlannedFor, 'otherApp' | 'lacks'>,
): boolean =>
  !(plannedFor.otherApp && scenario.needsBundledPages) &&
  lackedBy(scenario, plannedFor).length === 0

/** Those of some scenarios that need programs which this machine lacks. */
export const lacking = (
  scenarios: readonly NamedScenario[],
  plannedFor: Pick<PlannedFor, 'lacks'>,
): RunPlan['leftOut'] =>
  scenarios.flatMap(scenario => {
    const programs = lackedBy(scenario, plannedFor)
    return programs.length === 0 ? [] : [{ scenario: scenario.name, programs }]
  })

/** A scenario as a run of this machine and these pages does it. */
export function planned(
  { name: scenario, seconds, rounds, action }: NamedScenario,
  { capacity, page, otherApp }: PlannedFor,
): PlannedScenario {
  if (action.type !== 'load') return { scenario, seconds, rounds, action }
  const profile = withUserPage(action.profile, { page, otherApp })
  if (!action.mayMissSteps) return { scenario, seconds, rounds, action: { ...action, profile } }
  const { steps, missed } = reachableSteps(profile.steps, capacity)
  return {
    ...{ scenario, seconds, rounds },
    action: { ...action, profile: { ...profile, steps } },
    ...(missed.length === 0 ? {} : { missed }),
  }
}

/** What a plan keeps of the app that it measures: how its cores are shared out, and the caller's page. */
export function ofApp(
  cores: CoreAllocation,
  { page }: Pick<UserPage, 'page'>,
): Pick<RunPlan, 'cores' | 'page'> {
  return { ...(cores === 'each' && { cores }), ...(page !== undefined && { page }) }
}

/** Which page is loaded instead of this project's own. */
export type UserPage = {
  /** The path of a page of the caller's own; undefined: none was named. */
  readonly page?: string | undefined
  /** Whether it is of another app, which has no other. */
  readonly otherApp: boolean
}

/**
 * The profile with the caller's page: in place of the rendered one where pages are loaded, in place of all where it is another
 * app's, which has none of ours to be warm.
 */
export function withUserPage(profile: Profile, { page, otherApp }: UserPage): Profile {
  if (page === undefined) return profile
  if (otherApp) {
    const names = Object.keys(profile.pages)
    return { ...profile, pages: Object.fromEntries(names.map(name => [name, page])) }
  }
  const loadsPages = profile.windows.some(({ pages }) => pages.length > 0)
  return loadsPages ? { ...profile, pages: { ...profile.pages, rendered: page } } : profile
}

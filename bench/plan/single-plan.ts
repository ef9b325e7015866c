import type { CoreAllocation } from './core-binding.ts'
import { type PlannedFor, planned } from './planned-scenario.ts'
import type { Profile } from './profile.ts'
import type { RunPlan } from './run-plan.ts'
import { type NamedScenario, scenarioNamed, scenarios } from './scenarios/registry.ts'
import { timeline } from './timeline.ts'

/** What a run of one deployment is asked for. */
export type AskedSingle = {
  readonly subject: string
  /** Its plain load. */
  readonly profile: Profile
  /** Every other scenario as well: ladders, interference, faults. */
  readonly all: boolean
  readonly seed: number
  readonly quick: boolean
  readonly cores: CoreAllocation
}

/** For the start of the processes. */
const BOOT_SECONDS = 5

/** Plans one round of one deployment: its plain load, and with `all` every scenario that its pages allow. */
export function singlePlan(
  { subject, profile, all, seed, quick, cores }: AskedSingle,
  plannedFor: PlannedFor,
): RunPlan {
  const others = scenarios.filter(
    ({ name, partOf, needsBundledPages }) =>
      name !== 'load' && partOf !== 'load' && !(plannedFor.otherApp && needsBundledPages),
  )
  const chosen = [plainLoad(profile), ...(all ? others : [])]
  return {
    command: `bench:${subject}`,
    subjects: [subject],
    scenarios: chosen.map(scenario => ({ ...planned(scenario, plannedFor), rounds: 1 })),
    leftOut: [],
    rounds: { until: 'done', atLeast: 1 },
    seed,
    quick,
    ...(cores === 'each' ? { cores } : {}),
    ...(plannedFor.page === undefined ? {} : { page: plannedFor.page }),
  }
}

function plainLoad(profile: Profile): NamedScenario {
  const throughputSeconds = profile.throughputSeconds * Object.keys(profile.pages).length
  const seconds = profile.restSeconds + timeline(profile).end + throughputSeconds + BOOT_SECONDS
  return { ...scenarioNamed('load'), seconds, action: { type: 'load', profile } }
}

import { conversation } from './conversation.ts'
import { counts } from './counts.ts'
import { decisionMap } from './decision-map.ts'
import { development } from './development.ts'
import {
  crashPage,
  crashSocket,
  hangPage,
  hangSocket,
  releasePage,
  releaseSocket,
} from './faults.ts'
import { interference } from './interference.ts'
import { memoryLadder, streamLadder } from './ladders.ts'
import { load, rest } from './load.ts'
import { ownPage } from './own-page.ts'
import { pageLoads } from './page-loads.ts'
import { relay } from './relay.ts'
import { resumes } from './resumes.ts'
import { scaleOut } from './scale-out.ts'
import type { FaultScenario, Scenario } from './scenario.ts'

const all = [
  pageLoads,
  counts,
  load,
  rest,
  crashPage,
  releasePage,
  crashSocket,
  hangPage,
  hangSocket,
  releaseSocket,
  resumes,
  decisionMap,
  development,
  memoryLadder,
  interference,
  streamLadder,
  scaleOut,
] as const satisfies readonly (Scenario | FaultScenario)[]

/** The name of a scenario. */
export type ScenarioName =
  | (typeof all)[number]['name']
  | typeof relay.name
  | typeof conversation.name
  | typeof ownPage.name

/** A scenario of the registry. */
export type NamedScenario = Scenario & { readonly name: ScenarioName }

/** Every scenario of a deployment, in the order in which they get a share of a budget. What is counted happens twice: it should happen twice. */
export const scenarios: readonly NamedScenario[] = all

/** A scenario of the registry with a fault. */
export type NamedFaultScenario = FaultScenario & NamedScenario

/** The scenarios with a fault, in that order. */
export const faultScenarios: readonly NamedFaultScenario[] = all.filter(
  scenario => 'event' in scenario,
)

/** Looks a scenario up. */
export function scenarioNamed(name: ScenarioName): NamedScenario {
  const found = [...scenarios, relay, conversation, ownPage].find(
    scenario => scenario.name === name,
  )
  if (found === undefined) throw new Error(`expected a scenario, found ${JSON.stringify(name)}`)
  return found
}

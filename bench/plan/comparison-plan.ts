import type { CoreAllocation } from './core-allocation.ts'
import { MINIMUM_ROUNDS } from './limits.ts'
import { isPossible, lacking, ofApp, type PlannedFor, planned } from './planned-scenario.ts'
import { type RunPlan, subjectsOf } from './run-plan.ts'
import { quickLoadProfile } from './scenarios/load.ts'
import { besideOwnPage } from './scenarios/own-page.ts'
import {
  type NamedScenario,
  type ScenarioName,
  scenarioNamed,
  scenarios,
} from './scenarios/registry.ts'
import { besideItself } from './subjects/again.ts'

/** What a comparison is asked for. */
export type AskedComparison = {
  readonly subjects: readonly string[]
  readonly budgetMinutes: number
  readonly seed: number
  readonly quick: boolean
  readonly cores: CoreAllocation
}

/** To see that everything works: one of each kind. */
const quickScenarios: readonly NamedScenario[] = [
  {
    ...scenarioNamed('load'),
    seconds: 60,
    rounds: 2,
    action: { type: 'load', profile: quickLoadProfile },
  },
  { ...scenarioNamed('counts'), seconds: 20 },
  { ...scenarioNamed('crash-page'), rounds: 1 },
]

/** Of these a verdict is made at all: without them there is nothing to report. */
const indispensable: readonly ScenarioName[] = ['page-loads', 'counts', 'rest']

/** The budget below which a comparison would measure nothing that decides. */
export function minimumBudgetMinutes(subjects: readonly string[]): number {
  const seconds = scenarios
    .filter(({ name }) => indispensable.includes(name))
    .reduce((sum, scenario) => sum + leastSeconds(scenario, subjects), 0)
  return Math.ceil(seconds / 60)
}

/** The words behind `npm run` that make a comparison of these subjects, and go on with it. */
export function comparisonScript(subjects: readonly string[]): string {
  const itself = besideItself(subjects)
  return itself === undefined ? 'bench' : `bench -- --aa ${itself}`
}

/** Plans a comparison: the scenarios that its budget has room for at the least number of rounds, in their order. */
export function comparisonPlan(asked: AskedComparison, plannedFor: PlannedFor): RunPlan {
  const { subjects, budgetMinutes, seed, quick, cores } = asked
  const { chosen, leftOut } = quick
    ? { chosen: quickScenarios, leftOut: [] }
    : chooseScenarios(asked, plannedFor)
  return {
    command: comparisonScript(subjects),
    subjects,
    scenarios: chosen.map(scenario => planned(scenario, plannedFor)),
    leftOut,
    rounds: quick
      ? { until: 'done', atLeast: 2 }
      : { until: 'narrow', atLeast: MINIMUM_ROUNDS, budgetMinutes },
    seed,
    quick,
    ...ofApp(cores, plannedFor),
  }
}

function chooseScenarios(
  asked: AskedComparison,
  plannedFor: PlannedFor,
): { readonly chosen: readonly NamedScenario[]; readonly leftOut: RunPlan['leftOut'] } {
  const possible = offered(plannedFor)
  const chosenWith = (budgetMinutes: number) =>
    roomFor(possible, { subjects: asked.subjects, budgetMinutes })
  const chosen = chosenWith(asked.budgetMinutes)
  const covered = ({ name, partOf }: NamedScenario) =>
    chosen.some(one => one.name === name || one.name === partOf)
  const leftOut = possible
    .filter(scenario => !covered(scenario))
    .map(scenario => {
      let minutes = Math.floor(asked.budgetMinutes) + 1
      while (!chosenWith(minutes).includes(scenario)) minutes += 1
      return { scenario: scenario.name, minutes }
    })
  return { chosen, leftOut: [...leftOut, ...lacking(scenarios, plannedFor)] }
}

/** Every scenario that these pages and this machine's programs allow; the caller's page comes behind what a verdict cannot be made without. */
function offered(plannedFor: PlannedFor): readonly NamedScenario[] {
  const { page, pageCpuMs } = plannedFor
  const possible = scenarios.filter(scenario => isPossible(scenario, plannedFor))
  if (page === undefined || pageCpuMs === undefined) return possible
  const place = possible.findLastIndex(({ name }) => indispensable.includes(name)) + 1
  return possible.toSpliced(place, 0, besideOwnPage({ path: page, cpuMs: pageCpuMs }))
}

/** What fits, in order. What does not takes no time: it must not push out what comes after it. */
function roomFor(
  possible: readonly NamedScenario[],
  { subjects, budgetMinutes }: Pick<AskedComparison, 'subjects' | 'budgetMinutes'>,
): readonly NamedScenario[] {
  const chosen: NamedScenario[] = []
  let seconds = 0
  for (const scenario of possible) {
    if (chosen.some(({ name }) => name === scenario.partOf)) continue
    const own = leastSeconds(scenario, subjects)
    if (seconds + own > budgetMinutes * 60) continue
    seconds += own
    chosen.push(scenario)
  }
  return chosen
}

/** All trials of a scenario at the least number of rounds. */
function leastSeconds(
  { seconds, rounds, action }: NamedScenario,
  subjects: readonly string[],
): number {
  const trials = subjectsOf(action, subjects).length
  return seconds * (rounds === 'all' ? MINIMUM_ROUNDS : rounds) * trials
}

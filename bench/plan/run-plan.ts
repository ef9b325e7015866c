import type { CoreAllocation } from './core-allocation.ts'
import { orderOfRound } from './order.ts'
import { type Answers, connectionsOf, generatorOf, type Profile } from './profile.ts'
import type { ScenarioName } from './scenarios/registry.ts'
import type { Action, Program } from './scenarios/scenario.ts'
import type { AttachedServer } from './subjects/subject.ts'
import { timeline } from './timeline.ts'

/** How a scenario takes part in a run. */
export type PlannedScenario = {
  readonly scenario: ScenarioName
  /** How long one trial takes at most, boot included. */
  readonly seconds: number
  /** In how many rounds; `all`: for as long as rounds go on. */
  readonly rounds: number | 'all'
  /** With the caller's page, and as far as the machine reaches. */
  readonly action: Action
  /** What of it the machine does not reach, a line each; absent where it reaches all. */
  readonly missed?: readonly string[]
}

/** When a run has ended: after its least rounds, or once every interval is narrow or the budget is spent. */
export type Rounds =
  | { readonly until: 'done'; readonly atLeast: number }
  | { readonly until: 'narrow'; readonly atLeast: number; readonly budgetMinutes: number }

/** A scenario that a plan leaves out, and why. */
export type LeftOut =
  /** The budget had no room for it; the budget in minutes that would have had it and all before it. */
  | { readonly scenario: ScenarioName; readonly minutes: number }
  /** Programs that it needs were not found. */
  | { readonly scenario: ScenarioName; readonly programs: readonly Program[] }

/**
 * What a command measures: subjects × scenarios × rounds. It is stored first, and everything else follows from it, so that a run
 * which was interrupted goes on where it was.
 */
export type RunPlan = {
  /** The script of package.json that made it, and goes on with it; with an attached server's address. */
  readonly command: string
  /** What is measured, by name: subjects/registry.ts finds it. */
  readonly subjects: readonly string[]
  /** Those of the subjects that somebody else runs; absent: none. */
  readonly attached?: readonly AttachedServer[]
  readonly scenarios: readonly PlannedScenario[]
  /** What it leaves out of what it could have had. */
  readonly leftOut: readonly LeftOut[]
  readonly rounds: Rounds
  /** How the mock answers; absent: as in a plain run. */
  readonly answers?: Answers
  readonly seed: number
  /** Short and few: not to be quoted. */
  readonly quick: boolean
  /** How the subjects' cores are shared out; absent: `equal`. */
  readonly cores?: Extract<CoreAllocation, 'each'>
  /** Of the default load, what this machine's load side can offer on time; absent: all of it. */
  readonly loadFactor?: number
  /** The path of a page of the caller's own, in place of the rendered one; of another app, of all. */
  readonly page?: string
}

/** What a trial calls its subject where it has all of the plan's at once. */
export const ALL_SUBJECTS = 'all'

/** One scenario, to be done once to one subject, or to all at once, on fresh processes. */
export type PlannedTrial = Omit<PlannedScenario, 'rounds' | 'missed'> & {
  readonly deployment: string
  /** From 1. Trials of one round belong together as a pair. */
  readonly round: number
  /** How many of its scenario and round come before it. */
  readonly position: number
  /** Subjects of a round get the same load, rounds get different ones. */
  readonly seed: number
}

/** What tells a trial from the others of its run. */
export type TrialKey = Pick<PlannedTrial, 'round' | 'scenario' | 'deployment'>

/** A trial's seed is its run's × 1,000 + its round, and the mock takes nine digits. */
export const MAX_SEED = 999_999

/** The trials of a round: scenario after scenario, the subjects of each in an order that seed and round decide. */
export function trialsOf(
  { scenarios, subjects, seed }: Pick<RunPlan, 'scenarios' | 'subjects' | 'seed'>,
  round: number,
): readonly PlannedTrial[] {
  const ofRound = scenarios.filter(({ rounds }) => rounds === 'all' || round <= rounds)
  const ownSeed = seed * 1_000 + round
  return ofRound.flatMap(({ scenario, seconds, action }, index) =>
    orderOfRound(subjectsOf(action, subjects), seed + index, round).map((deployment, position) => ({
      ...{ scenario, seconds, deployment, round, position },
      seed: ownSeed,
      action: withSeed(action, ownSeed),
    })),
  )
}

/** How the trials of a scenario in a round call their subjects: by their names, or all at once. */
export const subjectsOf = ({ type }: Action, subjects: readonly string[]) =>
  type === 'visits' ? [ALL_SUBJECTS] : subjects

function withSeed(action: Action, seed: number): Action {
  if (action.type === 'load') return { ...action, profile: { ...action.profile, seed } }
  return action.type === 'visits' ? { ...action, visits: { ...action.visits, seed } } : action
}

/** What the trials take at most that are still to be made of the least rounds, or of a further one that has begun, in seconds. */
export function secondsLeft(
  plan: RunPlan,
  round: number,
  isMade: (trial: PlannedTrial) => boolean,
): number {
  const rounds = Math.max(plan.rounds.atLeast, round)
  return Array.from({ length: rounds }, (_, index) => trialsOf(plan, index + 1))
    .flat()
    .filter(trial => !isMade(trial))
    .reduce((sum, { seconds }) => sum + seconds, 0)
}

/** How many rounds a plan has at least, or has begun: what is made again of a scenario has a number of its own, and is no round of the others. */
export function roundsBegun(
  { scenarios, rounds: { atLeast } }: Pick<RunPlan, 'scenarios' | 'rounds'>,
  made: readonly TrialKey[],
): number {
  const repeated = scenarios.filter(({ rounds }) => rounds === 'all')
  const begun = made.filter(trial => repeated.some(({ scenario }) => scenario === trial.scenario))
  return Math.max(atLeast, ...begun.map(({ round }) => round))
}

/** Whether every trial has been made of the rounds that a plan has at least, and of those that have begun. */
export function hasWholeRounds(plan: RunPlan, made: readonly TrialKey[]): boolean {
  const keys = new Set(made.map(keyOf))
  const rounds = roundsBegun(plan, made)
  return Array.from({ length: rounds }, (_, index) => trialsOf(plan, index + 1))
    .flat()
    .every(trial => keys.has(keyOf(trial)))
}

/** Whether a run has ended that is done after its least rounds. */
export function hasEnded(
  { plan }: { readonly plan: RunPlan },
  trials: readonly { readonly header: TrialKey }[],
): boolean {
  return hasWholeRounds(
    plan,
    trials.map(({ header }) => header),
  )
}

/** What tells a trial from the others of its run, as one text. */
export const keyOf = ({ round, scenario, deployment }: TrialKey) =>
  `${round} ${scenario} ${deployment}`

/** The load of a scenario of the plan; undefined where it has none, or was left out. */
export function profileIn(
  { scenarios }: Pick<RunPlan, 'scenarios'>,
  name: ScenarioName,
): Profile | undefined {
  const action = scenarios.find(({ scenario }) => scenario === name)?.action
  return action?.type === 'load' ? action.profile : undefined
}

/** The load that every round of a comparison repeats: with a small budget its idle sockets alone. */
export function repeatedLoad(plan: Pick<RunPlan, 'scenarios'>): Profile {
  const profile = profileIn(plan, 'load') ?? profileIn(plan, 'rest')
  if (profile !== undefined) return profile
  throw new Error('expected a plan with the scenario load or rest, found neither')
}

/** The shortest steady time in which the caller's page is asked for, in seconds; infinite where it never is. */
export function secondsForPage({ scenarios }: Pick<RunPlan, 'scenarios'>): number {
  const seconds = scenarios.flatMap(({ action }) => {
    if (action.type === 'visits') {
      const { points, visitSeconds, warmUpSeconds } = action.visits
      return points.some(({ path }) => path !== undefined) ? [visitSeconds - warmUpSeconds] : []
    }
    if (action.type !== 'load') return []
    return timeline(action.profile)
      .windows.filter(({ pages }) => pages.length > 0)
      .map(({ steady: { from, to } }) => to - from)
  })
  return Math.min(...seconds)
}

/** Whether k6 makes any of its load. */
export function needsK6({ scenarios }: Pick<RunPlan, 'scenarios'>): boolean {
  return scenarios.some(
    ({ action }) => action.type === 'load' && generatorOf(action.profile) === 'k6',
  )
}

/** The most sockets that a trial opens, those left out that a ladder may miss. */
export function mostConnections({ scenarios }: Pick<RunPlan, 'scenarios'>): number {
  const connections = scenarios.map(({ action }) => {
    if (action.type === 'load') return action.mayMissSteps ? 0 : connectionsOf(action.profile)
    if (action.type === 'visits') return 2 * action.visits.streams
    if (action.type === 'scale-out')
      return Math.max(...action.processes) * action.load.streamsPerProcess
    return 'load' in action ? action.load.streams : 0
  })
  return Math.max(0, ...connections)
}

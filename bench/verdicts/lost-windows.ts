import { trialState } from '../measures/figures/summary.ts'
import { lostPairs } from '../measures/figures/visited-points.ts'
import {
  keyOf,
  type PlannedScenario,
  type PlannedTrial,
  type RunPlan,
  secondsLeft,
  subjectsOf,
  trialsOf,
} from '../plan/run-plan.ts'
import { secondsOfVisitsTrial } from '../plan/visits.ts'
import type { Trial } from '../samples/trial.ts'
import type { Lost } from './comparison.ts'
import { spentMs } from './stop.ts'

/** What was lost of each scenario; those that lost nothing are left out. A trial that failed is the deployment's, and not lost. */
export function lostWindows(plan: RunPlan, trials: readonly Trial[]): readonly Lost[] {
  return plan.scenarios.map(planned => lostOf(planned, plan, trials)).filter(({ lost }) => lost > 0)
}

function lostOf(planned: PlannedScenario, plan: RunPlan, trials: readonly Trial[]): Lost {
  const { scenario, action } = planned
  const own = wholeRoundsOf(planned, plan, trials)
  const further = own.filter(({ header }) => header.round > plannedRounds(planned, plan))
  if (action.type === 'visits') {
    const lost = own.reduce((sum, trial) => sum + (trial.failure ? 0 : lostPairs(trial)), 0)
    return { scenario, unit: 'pairs', lost, madeAgain: Math.min(lost, pairsOf(further)) }
  }
  const spoiled = own.filter(
    trial => trial.failure === undefined && trialState(trial).state === 'void',
  )
  const [lost, again] = [spoiled, further].map(
    some => new Set(some.map(({ header }) => header.round)).size,
  )
  return { scenario, unit: 'rounds', lost: lost ?? 0, madeAgain: Math.min(lost ?? 0, again ?? 0) }
}

const plannedRounds = ({ rounds }: PlannedScenario, plan: RunPlan) =>
  rounds === 'all' ? plan.rounds.atLeast : rounds

/** The trials of a scenario in rounds that have all of theirs: what an interruption cut a round down to is made again with it. */
function wholeRoundsOf(
  { scenario, action }: PlannedScenario,
  { subjects }: RunPlan,
  trials: readonly Trial[],
): readonly Trial[] {
  const own = trials.filter(({ header }) => header.scenario === scenario)
  const expected = subjectsOf(action, subjects).length
  return [...Map.groupBy(own, ({ header }) => header.round).values()]
    .filter(({ length }) => length === expected)
    .flat()
}

const pairsOf = (trials: readonly Trial[]) =>
  trials.reduce(
    (sum, { header: { action } }) => sum + (action.type === 'visits' ? action.visits.pairs : 0),
    0,
  )

/**
 * The trials that make again what was lost, as far as the budget has room beside what it still has to make. Of what every round
 * repeats none: further rounds make that again by themselves. A round's trials are made again together, visits by as many pairs as were lost.
 */
export function repeatsOf(
  { plan }: { readonly plan: RunPlan },
  trials: readonly Trial[],
): readonly PlannedTrial[] {
  if (plan.rounds.until !== 'narrow') return []
  const made = new Set(trials.map(({ header }) => keyOf(header)))
  const owedSeconds = secondsLeft(plan, 1, trial => made.has(keyOf(trial)))
  let seconds = plan.rounds.budgetMinutes * 60 - spentMs(trials) / 1_000 - owedSeconds
  return plan.scenarios.flatMap(planned => {
    if (planned.rounds === 'all') return []
    const { lost, madeAgain } = lostOf(planned, plan, trials)
    if (lost === madeAgain) return []
    const repeat = repeatOf(planned, plan, { missing: lost - madeAgain, trials })
    const cost = repeat.reduce((sum, trial) => sum + trial.seconds, 0)
    if (cost > seconds) return []
    seconds -= cost
    return repeat
  })
}

function repeatOf(
  planned: PlannedScenario,
  plan: RunPlan,
  { missing, trials }: { readonly missing: number; readonly trials: readonly Trial[] },
): readonly PlannedTrial[] {
  const own = wholeRoundsOf(planned, plan, trials)
  const round = 1 + Math.max(plannedRounds(planned, plan), ...own.map(({ header }) => header.round))
  const again: PlannedScenario = { ...planned, rounds: 'all' }
  return trialsOf({ ...plan, scenarios: [withPairs(again, missing, pairsOf(own))] }, round)
}

function withPairs(planned: PlannedScenario, pairs: number, before: number): PlannedScenario {
  const { action } = planned
  if (action.type !== 'visits') return planned
  const visits = { ...action.visits, pairs, firstPair: before + 1 }
  const seconds = secondsOfVisitsTrial(visits, 2)
  return { ...planned, seconds, action: { ...action, visits } }
}

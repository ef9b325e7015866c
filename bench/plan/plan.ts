import { MINIMUM_ROUNDS } from './limits.ts'
import { orderOfRound } from './order.ts'
import { needsOwnPages } from './own-pages.ts'
import type { ScenarioName } from './scenario-name.ts'

/** How a scenario takes part in a comparison. */
export type Share = {
  readonly scenario: ScenarioName
  /** How long one trial takes at most, boot included. */
  readonly seconds: number
  /** In how many rounds; `all`: for as long as rounds go on. */
  readonly rounds: number | 'all'
}

/** In the order in which they get a share of the budget. A drill counts what happens, twice: it should happen twice. */
const shares: readonly Share[] = [
  { scenario: 'load', seconds: 73, rounds: 'all' },
  { scenario: 'counts', seconds: 10, rounds: 1 },
  { scenario: 'crash-page', seconds: 18, rounds: 2 },
  { scenario: 'crash-socket', seconds: 18, rounds: 2 },
  { scenario: 'stall-page', seconds: 18, rounds: 2 },
  { scenario: 'stall-socket', seconds: 18, rounds: 2 },
  { scenario: 'release-page', seconds: 24, rounds: 2 },
  { scenario: 'release-socket', seconds: 24, rounds: 2 },
  { scenario: 'development', seconds: 30, rounds: MINIMUM_ROUNDS },
  { scenario: 'memory-ladder', seconds: 290, rounds: 2 },
  { scenario: 'interference', seconds: 306, rounds: 2 },
  { scenario: 'stream-ladder', seconds: 255, rounds: MINIMUM_ROUNDS },
]

/** How long one trial of a scenario takes at most, boot included. */
export function secondsAtMost(scenario: ScenarioName): number {
  return shares.find(share => share.scenario === scenario)?.seconds ?? 0
}

/** To see that everything works: one of each kind. */
const quickShares: readonly Share[] = [
  { scenario: 'load', seconds: 60, rounds: 2 },
  { scenario: 'counts', seconds: 20, rounds: 1 },
  { scenario: 'crash-page', seconds: 18, rounds: 1 },
]

/** What a budget has room for. */
export type Plan = {
  readonly scenarios: readonly Share[]
  /** Every scenario is whole after so many rounds. */
  readonly leastRounds: number
  /** What was left out, and the budget in minutes that would have had room for it and all before it. */
  readonly leftOut: readonly { readonly scenario: ScenarioName; readonly minutes: number }[]
}

/** What a comparison was asked for, as far as its plan hangs on it. */
export type Asked = {
  readonly budgetMinutes: number
  readonly quick: boolean
  readonly deployments: readonly string[]
  readonly environment?: { readonly app?: unknown }
}

/** Of these a verdict is made at all: without them there is nothing to report. */
const indispensable: readonly ScenarioName[] = ['load', 'counts']

/** All trials of a scenario at the least number of rounds. */
function leastSeconds({ seconds, rounds }: Share, deployments: readonly string[]): number {
  return seconds * (rounds === 'all' ? MINIMUM_ROUNDS : rounds) * deployments.length
}

/** The budget below which a comparison would measure nothing that decides. */
export function minimumBudgetMinutes(deployments: readonly string[]): number {
  const seconds = shares
    .filter(({ scenario }) => indispensable.includes(scenario))
    .reduce((sum, share) => sum + leastSeconds(share, deployments), 0)
  return Math.ceil(seconds / 60)
}

/** Chooses the scenarios that a budget has room for at the least number of rounds, in their order. */
export function planScenarios({ budgetMinutes, quick, deployments, environment }: Asked): Plan {
  if (quick) return { scenarios: quickShares, leastRounds: 2, leftOut: [] }
  const scenarios: Share[] = []
  const leftOut: { scenario: ScenarioName; minutes: number }[] = []
  let chosenSeconds = 0
  let allSeconds = 0
  for (const share of shares) {
    if (environment?.app !== undefined && needsOwnPages.includes(share.scenario)) continue
    const seconds = leastSeconds(share, deployments)
    allSeconds += seconds
    // What was left out takes no time: it must not push out what comes after it.
    if ((chosenSeconds + seconds) / 60 > budgetMinutes) {
      leftOut.push({ scenario: share.scenario, minutes: Math.ceil(allSeconds / 60) })
      continue
    }
    chosenSeconds += seconds
    scenarios.push(share)
  }
  return { scenarios, leastRounds: MINIMUM_ROUNDS, leftOut }
}

/** A trial to come. */
export type PlannedTrial = {
  readonly scenario: ScenarioName
  readonly deployment: string
  readonly round: number
  readonly position: number
  /** At most, boot included. */
  readonly seconds: number
}

/** The trials of a round: scenario after scenario, the deployments of each in an order that seed and round decide. */
export function planRound(
  { scenarios }: Plan,
  round: number,
  { deployments, seed }: { readonly deployments: readonly string[]; readonly seed: number },
): readonly PlannedTrial[] {
  const ofRound = scenarios.filter(({ rounds }) => rounds === 'all' || round <= rounds)
  return ofRound.flatMap(({ scenario, seconds }, index) =>
    orderOfRound(deployments, seed + index, round).map((deployment, position) => ({
      scenario,
      deployment,
      round,
      position,
      seconds,
    })),
  )
}

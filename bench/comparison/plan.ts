import { orderOfRound } from '../run/order.ts'
import type { ScenarioName } from '../samples/trial.ts'

/** A ratio needs this many rounds (measurement.md: 80% power at a true 10% and a deviation of 5%). */
export const MIN_ROUNDS = 8

/** How a scenario takes part in a comparison. */
type Share = {
  readonly scenario: ScenarioName
  /** How long one trial takes at most, boot included. */
  readonly seconds: number
  /** In how many rounds; `all`: for as long as rounds go on. */
  readonly rounds: number | 'all'
}

/** In the order in which they get a share of the budget. A drill counts what happens, twice: it should happen twice. */
const shares: readonly Share[] = [
  { scenario: 'load', seconds: 82, rounds: 'all' },
  { scenario: 'counts', seconds: 15, rounds: 1 },
  { scenario: 'crash-page', seconds: 28, rounds: 2 },
  { scenario: 'crash-socket', seconds: 28, rounds: 2 },
  { scenario: 'stall-page', seconds: 28, rounds: 2 },
  { scenario: 'release-page', seconds: 28, rounds: 2 },
  { scenario: 'release-socket', seconds: 28, rounds: 2 },
  { scenario: 'development', seconds: 60, rounds: MIN_ROUNDS },
  { scenario: 'memory-ladder', seconds: 120, rounds: MIN_ROUNDS },
  { scenario: 'interference', seconds: 240, rounds: 3 },
  { scenario: 'stream-ladder', seconds: 240, rounds: MIN_ROUNDS },
]

/** What a budget has room for. */
export type Plan = {
  readonly scenarios: readonly Share[]
  /** What was left out, and the budget in minutes that would have had room for it and all before it. */
  readonly leftOut: readonly { readonly scenario: ScenarioName; readonly minutes: number }[]
}

/** Chooses the scenarios that a budget has room for at the least number of rounds, in their order. */
export function planScenarios(budgetMinutes: number, deployments: number): Plan {
  const scenarios: Share[] = []
  const leftOut: { scenario: ScenarioName; minutes: number }[] = []
  let seconds = 0
  for (const share of shares) {
    const rounds = share.rounds === 'all' ? MIN_ROUNDS : share.rounds
    seconds += share.seconds * rounds * deployments
    const minutes = Math.ceil(seconds / 60)
    if (minutes > budgetMinutes) leftOut.push({ scenario: share.scenario, minutes })
    if (minutes <= budgetMinutes) scenarios.push(share)
  }
  return { scenarios, leftOut }
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
  { deployments, seed }: { deployments: readonly string[]; seed: number },
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

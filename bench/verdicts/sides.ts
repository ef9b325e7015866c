import type { Measure } from '../measures/measure.ts'
import type { Loss, Observation } from '../measures/observation.ts'
import type { Criterion, DeploymentName } from './claims/claim.ts'
import type { Pair } from './statistics/paired-log-ratio.ts'

/** The two that the claims compare. Further deployments are in the report, but no claim speaks of them. */
const BOTH = ['integrated', 'separate'] as const

/** A measure's observations of the two, each in the order of its rounds. */
export type Sides = {
  readonly integrated: readonly Observation[]
  readonly separate: readonly Observation[]
}

/** In how many rounds something holds for each. */
export type RoundsOfEach = { readonly integrated: number; readonly separate: number }

/** Takes a measure's observations apart. */
export function sidesOf(observations: readonly Observation[]): Sides {
  const [integrated, separate] = BOTH.map(name =>
    observations
      .filter(({ deployment }) => deployment === name)
      .sort((one, other) => one.round - other.round),
  )
  return { integrated: integrated ?? [], separate: separate ?? [] }
}

/** The sides that have nothing, by name. */
export function emptySides(sides: Sides): readonly (keyof Sides)[] {
  return BOTH.filter(name => sides[name].length === 0)
}

/** In how many of the rounds that have a value of both the harness shares in each one's; undefined where in none. */
export function markedPairs({ integrated, separate }: Sides): RoundsOfEach | undefined {
  const count = (own: readonly Observation[], other: readonly Observation[]) => {
    const paired = new Set(other.map(({ round }) => round))
    return own.filter(({ round, marked }) => marked && paired.has(round)).length
  }
  const counts = {
    integrated: count(integrated, separate),
    separate: count(separate, integrated),
  }
  return unlessNone(counts)
}

/** In how many rounds each did not give a measure; undefined where both always did. */
export function lostRounds(losses: readonly Loss[]): RoundsOfEach | undefined {
  const count = (name: DeploymentName) =>
    losses.filter(({ deployment }) => deployment === name).length
  return unlessNone({ integrated: count('integrated'), separate: count('separate') })
}

const unlessNone = (counts: RoundsOfEach) =>
  counts.integrated + counts.separate === 0 ? undefined : counts

/**
 * Which of the two has more of a measure, if the claim is right. It stands above in a pair, as "worse", also where more is better:
 * a ratio above 1 then speaks for the claim.
 */
export function largerAsClaimed(
  { favours }: Criterion,
  { better }: Pick<Measure, 'better'>,
): DeploymentName {
  return better === 'higher' ? favours : otherOf(favours)
}

/** The one of the two that this is not. */
export function otherOf(name: DeploymentName): DeploymentName {
  return name === 'integrated' ? 'separate' : 'integrated'
}

/**
 * The rounds that have a value of both, as pairs with `worse` on top. A round in which one is void or missing is left out for
 * the other as well: its moment's disturbance would no longer cancel.
 */
export function pairsOf(sides: Sides, worse: DeploymentName): readonly Pair[] {
  const others = new Map(sides[otherOf(worse)].map(({ round, value }) => [round, value]))
  return sides[worse].flatMap(({ round, value }) => {
    const better = others.get(round)
    return better === undefined ? [] : [{ worse: value, better }]
  })
}

import type { Measure, MeasureName } from '../measures/measure.ts'
import type { CensoredRound, Observation } from '../measures/observations.ts'
import { originalOf } from '../plan/subjects/again.ts'
import type { Criterion, DeploymentName } from './claims/claim.ts'
import type { Comparison } from './comparison.ts'
import type { Pair } from './statistics/paired.ts'

/** The two that the claims compare, and between which advice is given. Further deployments are in the report, but no claim speaks of them. */
export const CHOICES: readonly DeploymentName[] = ['integrated', 'separate']

/** A measure's observations of the two, each in the order of its rounds. */
export type ByDeployment = {
  readonly integrated: readonly Observation[]
  readonly separate: readonly Observation[]
}

/** In how many rounds something holds for each. */
export type RoundsOfEach = { readonly integrated: number; readonly separate: number }

/** For whom the claims take a subject: what is laid beside itself has, the second time, the place of the other. */
export function roleOf(subject: string): string {
  const original = originalOf(subject)
  const index = CHOICES.indexOf(original as DeploymentName)
  return original === subject ? subject : (CHOICES[1 - index] ?? subject)
}

/** Takes a measure's observations apart. */
export function splitByDeployment(observations: readonly Observation[]): ByDeployment {
  const [integrated, separate] = CHOICES.map(name =>
    observations
      .filter(({ deployment }) => roleOf(deployment) === name)
      .sort((one, other) => one.round - other.round),
  )
  return { integrated: integrated ?? [], separate: separate ?? [] }
}

/** The byDeployment that have nothing, by name. */
export function deploymentsWithout(byDeployment: ByDeployment): readonly (keyof ByDeployment)[] {
  return CHOICES.filter(name => byDeployment[name].length === 0)
}

/** In how many of the rounds that have a value of both each one's includes measurement overhead; undefined where in none. */
export function overheadPairs({ integrated, separate }: ByDeployment): RoundsOfEach | undefined {
  const count = (own: readonly Observation[], other: readonly Observation[]) => {
    const paired = new Set(other.map(({ round }) => round))
    return own.filter(({ round, overheadHigh }) => overheadHigh && paired.has(round)).length
  }
  const counts = {
    integrated: count(integrated, separate),
    separate: count(separate, integrated),
  }
  return unlessNone(counts)
}

/** In how many rounds each did not give a measure; undefined where both always did. */
export function countCensored(censored: readonly CensoredRound[]): RoundsOfEach | undefined {
  const count = (name: DeploymentName) =>
    censored.filter(({ deployment }) => roleOf(deployment) === name).length
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

/** A pair, and the round that it is of. */
type RoundPair = Pair & { readonly round: number }

/**
 * The rounds that have a value of both, as pairs with `worse` on top. A round in which one is void or missing is left out for
 * the other as well: its moment's disturbance would no longer cancel.
 */
export function pairsOf(byDeployment: ByDeployment, worse: DeploymentName): readonly RoundPair[] {
  return roundPairs(byDeployment[worse], byDeployment[otherOf(worse)])
}

/** The same of any two that are measured: those of the first stand on top. */
export function roundPairs(
  ofWorse: readonly Observation[],
  ofBetter: readonly Observation[],
): readonly RoundPair[] {
  const others = new Map(ofBetter.map(({ round, value }) => [round, value]))
  return ofWorse.flatMap(({ round, value }) => {
    const better = others.get(round)
    return better === undefined ? [] : [{ round, worse: value, better }]
  })
}

/** Every value of a measure in a deployment, in the order of its rounds. */
export function valuesOf(
  { observations }: Comparison,
  measure: MeasureName,
  deployment: string,
): readonly number[] {
  return observations
    .filter(each => each.measure === measure && each.deployment === deployment)
    .map(({ value }) => value)
}

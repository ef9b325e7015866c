import type { Measure, MeasureName } from '../measures/measure.ts'
import type { CensoredRound, Observation } from '../measures/observations.ts'
import type { LeftOut, RunPlan } from '../plan/run-plan.ts'
import {
  type ByDeployment,
  countCensored,
  deploymentsWithout,
  largerAsClaimed,
  overheadPairs,
  pairsOf,
  splitByDeployment,
} from './by-deployment.ts'
import type { Criterion } from './claims/claim.ts'
import type { Evidence, Finding, MissingReason } from './comparison.ts'
import { type CountOutcome, countOutcome } from './outcome.ts'
import { isPositive, pairedDifference, pairedLogRatio } from './statistics/paired.ts'
import { type Estimated, testedEvidence } from './tested-evidence.ts'

/** Finds a measure by its name; throws when there is none. */
export type MeasureNamed = (name: MeasureName) => Measure

/** What the trials of a comparison showed. */
export type Observed = {
  /** Those of valid trials; a void one's are left out by whoever collects them. */
  readonly observations: readonly Observation[]
  /** Absent: none. */
  readonly censored?: readonly CensoredRound[]
  /** What the plan left out; absent: nothing. */
  readonly leftOut?: RunPlan['leftOut']
}

type Missing = Extract<Evidence, { state: 'missing' }>

/**
 * What each criterion of a report came to. All of them at once, because Holm's correction is over all.
 */
export function evaluateCriteria(
  criteria: readonly Criterion[],
  { observations, censored = [], leftOut = [] }: Observed,
  measureNamed: MeasureNamed,
): ReadonlyMap<Criterion, Evidence> {
  const byMeasure = Map.groupBy(observations, ({ measure }) => measure)
  const seen = scenariosOf([...byMeasure.keys()].map(measureNamed))
  const estimated: Estimated[] = []
  const evaluated = new Map<Criterion, Evidence>()
  for (const criterion of criteria) {
    const measure = measureNamed(criterion.measure)
    if (!byMeasure.has(measure.name) && !seen.has(measure.scenario)) {
      const room = leftOut.find(({ scenario }) => scenario === measure.scenario)
      evaluated.set(criterion, missing(criterion, whyLeftOut(room)))
      continue
    }
    const found = evaluate(
      criterion,
      measure,
      splitByDeployment(byMeasure.get(criterion.measure) ?? []),
    )
    const own = countCensored(censored.filter(round => round.measure === criterion.measure))
    if ('paired' in found) estimated.push({ ...found, ...(own !== undefined && { censored: own }) })
    if ('state' in found) evaluated.set(criterion, found)
  }
  for (const evidence of testedEvidence(estimated)) evaluated.set(evidence.criterion, evidence)
  return evaluated
}

function whyLeftOut(left: LeftOut | undefined): MissingReason {
  if (left === undefined) return { kind: 'not-in-budget' }
  return 'minutes' in left
    ? { kind: 'not-in-budget', minutes: left.minutes }
    : { kind: 'no-program', programs: left.programs }
}

/** The scenarios that showed these measures: one that several have tells of none. */
const scenariosOf = (measures: readonly Measure[]) =>
  new Set(measures.flatMap(({ scenario, alsoOf }) => (alsoOf === undefined ? [scenario] : [])))

/** A criterion's own figures: final for a count, to be tested beside the others for a ratio or a difference. */
function evaluate(
  criterion: Criterion,
  measure: Measure,
  byDeployment: ByDeployment,
): Estimated | Evidence {
  const deployments = deploymentsWithout(byDeployment)
  if (deployments.length > 0) return missing(criterion, { kind: 'no-value', deployments })
  if (criterion.kind === 'count') return countEvidence(criterion, measure, byDeployment)
  const pairs = pairsOf(byDeployment, largerAsClaimed(criterion, measure))
  if (criterion.kind === 'ratio') {
    const value = pairs
      .flatMap(({ worse, better }) => [worse, better])
      .find(one => !isPositive(one))
    if (value !== undefined) return missing(criterion, { kind: 'no-ratio', value })
  }
  const paired =
    criterion.kind === 'ratio' ? pairedLogRatio(pairs, measure) : pairedDifference(pairs, measure)
  if (paired === undefined) {
    return missing(criterion, { kind: 'too-few-rounds', rounds: pairs.length })
  }
  const overheadHigh = overheadPairs(byDeployment)
  return { criterion, paired, ...(overheadHigh !== undefined && { overheadHigh }) }
}

const missing = (criterion: Criterion, reason: MissingReason): Missing => ({
  state: 'missing',
  criterion,
  reason,
})

/**
 * Decides a count: every repeat of the one beyond every repeat of the other by more than the threshold is a difference, all
 * of them within the threshold of each other are none, anything between is inconclusive.
 *
 * @param byDeployment at least one observation of each
 */
export function countEvidence(
  criterion: Criterion,
  { better }: Measure,
  byDeployment: ByDeployment,
): Evidence {
  const integrated = byDeployment.integrated.map(({ value }) => value)
  const separate = byDeployment.separate.map(({ value }) => value)
  // As costs, of which less is better whatever the measure.
  const costs = (values: readonly number[]) =>
    better === 'lower' ? values : values.map(value => -value)
  const [favoured, other] =
    criterion.favours === 'integrated' ? [integrated, separate] : [separate, integrated]
  return {
    state: 'count',
    criterion,
    integrated,
    separate,
    verdict: verdicts[countOutcome(costs(favoured), costs(other), criterion.threshold)],
  }
}

/** Of the deployment that the claim favours, as costs. */
const verdicts: Readonly<Record<CountOutcome, Finding>> = {
  smaller: 'confirmed',
  larger: 'refuted',
  alike: 'no difference',
  overlap: 'inconclusive',
}

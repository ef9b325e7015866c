import type { Measure, MeasureName } from '../measures/measure.ts'
import type { Loss, Observation } from '../measures/observation.ts'
import type { Criterion } from './claims/claim.ts'
import type { Evidence, MissingReason } from './comparison.ts'
import { countEvidence } from './count-evidence.ts'
import {
  emptySides,
  largerAsClaimed,
  lostRounds,
  markedPairs,
  pairsOf,
  type Sides,
  sidesOf,
} from './sides.ts'
import { pairedDifference } from './statistics/paired-difference.ts'
import { isPositive, pairedLogRatio } from './statistics/paired-log-ratio.ts'
import { type Estimated, testedEvidence } from './tested-evidence.ts'

/** Finds a measure by its name; throws when there is none. */
export type MeasureNamed = (name: MeasureName) => Measure

/** What the trials of a comparison showed. */
export type Seen = {
  /** Those of valid trials; a void one's are left out by whoever collects them. */
  readonly observations: readonly Observation[]
  /** Absent: none. */
  readonly losses?: readonly Loss[]
}

type Missing = Extract<Evidence, { state: 'missing' }>

/**
 * What each criterion of a report came to. All of them at once, because Holm's correction is over all.
 */
export function weigh(
  criteria: readonly Criterion[],
  { observations, losses = [] }: Seen,
  measureNamed: MeasureNamed,
): ReadonlyMap<Criterion, Evidence> {
  const byMeasure = Map.groupBy(observations, ({ measure }) => measure)
  const seen = new Set([...byMeasure.keys()].map(name => measureNamed(name).scenario))
  const estimated: Estimated[] = []
  const weighed = new Map<Criterion, Evidence>()
  for (const criterion of criteria) {
    const measure = measureNamed(criterion.measure)
    if (!seen.has(measure.scenario)) {
      weighed.set(criterion, missing(criterion, { kind: 'not-in-budget' }))
      continue
    }
    const found = look(criterion, measure, sidesOf(byMeasure.get(criterion.measure) ?? []))
    const lost = lostRounds(losses.filter(loss => loss.measure === criterion.measure))
    if ('paired' in found) estimated.push({ ...found, ...(lost !== undefined && { lost }) })
    if ('state' in found) weighed.set(criterion, found)
  }
  for (const evidence of testedEvidence(estimated)) weighed.set(evidence.criterion, evidence)
  return weighed
}

/** A criterion's own figures: final for a count, to be tested beside the others for a ratio or a difference. */
function look(criterion: Criterion, measure: Measure, sides: Sides): Estimated | Evidence {
  const deployments = emptySides(sides)
  if (deployments.length > 0) return missing(criterion, { kind: 'no-value', deployments })
  if (criterion.kind === 'count') return countEvidence(criterion, measure, sides)
  const pairs = pairsOf(sides, largerAsClaimed(criterion, measure))
  if (criterion.kind === 'ratio') {
    const value = pairs
      .flatMap(({ worse, better }) => [worse, better])
      .find(one => !isPositive(one))
    if (value !== undefined) return missing(criterion, { kind: 'no-ratio', value })
  }
  const paired =
    criterion.kind === 'ratio' ? pairedLogRatio(pairs, measure) : pairedDifference(pairs)
  if (paired === undefined) {
    return missing(criterion, { kind: 'too-few-rounds', rounds: pairs.length })
  }
  const marked = markedPairs(sides)
  return { criterion, paired, ...(marked !== undefined && { marked }) }
}

const missing = (criterion: Criterion, reason: MissingReason): Missing => ({
  state: 'missing',
  criterion,
  reason,
})

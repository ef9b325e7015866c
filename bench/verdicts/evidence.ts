import type { Measure, MeasureName } from '../measures/measure.ts'
import type { Loss, Observation } from '../measures/observation.ts'
import { deploymentNames } from '../report/verdict-text/names.ts'
import type { Words } from '../words.ts'
import type { Criterion } from './claims/claim.ts'
import type { Evidence } from './comparison.ts'
import { countEvidence } from './count-evidence.ts'
import { emptySides, lostRounds, markedPairs, pairsOf, type Sides, sidesOf } from './sides.ts'
import { pairedDifference } from './statistics/paired-difference.ts'
import { isPositive, type Pair, pairedLogRatio } from './statistics/paired-log-ratio.ts'
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
      weighed.set(criterion, missing(criterion, notInBudget))
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
  if (emptySides(sides).length > 0) return missing(criterion, noValue(sides))
  if (criterion.kind === 'count') return countEvidence(criterion, measure, sides)
  const pairs = pairsOf(criterion, measure, sides)
  if (criterion.kind === 'ratio') {
    const bad = pairs.find(({ worse, better }) => !isPositive(worse) || !isPositive(better))
    if (bad !== undefined) return missing(criterion, noRatio(bad))
  }
  const paired = criterion.kind === 'ratio' ? pairedLogRatio(pairs) : pairedDifference(pairs)
  if (paired === undefined) return missing(criterion, tooFew(pairs.length))
  const marked = markedPairs(sides)
  return { criterion, paired, ...(marked !== undefined && { marked }) }
}

/** No trial of its scenario showed anything: the budget had no room for it. The report lists what it needs. */
const notInBudget: Words = { en: 'not measured in this budget', zh: '本次预算内未测量' }

const missing = (criterion: Criterion, reason: Words): Missing => ({
  state: 'missing',
  criterion,
  reason,
})

function noValue(sides: Sides): Words {
  const [first, second] = emptySides(sides)
  if (first === undefined || second !== undefined) {
    return { en: 'no value of either deployment', zh: '两种部署都没有测量值' }
  }
  const name = deploymentNames[first]
  return { en: `no value of ${name.en}`, zh: `没有${name.zh}的测量值` }
}

function tooFew(rounds: number): Words {
  return {
    en: `rounds with a value of both: expected 2 or more, got ${rounds}`,
    zh: `两种部署都有测量值的轮次至少要有 2 轮，实际为 ${rounds} 轮`,
  }
}

function noRatio({ worse, better }: Pair): Words {
  const value = isPositive(worse) ? better : worse
  const figure = Number(value.toPrecision(3))
  return {
    en: `a round measured ${figure}, and a ratio needs values above zero`,
    zh: `某一轮测得 ${figure}，而比值要求数值大于零`,
  }
}

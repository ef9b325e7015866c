import { measureNamed, measures } from '../measures/registry.ts'
import { largerAsClaimed, otherOf } from '../verdicts/by-deployment.ts'
import type {
  ClaimResult,
  Evidence,
  Finding,
  MissingReason,
  TestedEvidence,
  Verdict,
} from '../verdicts/comparison.ts'
import { verdictOf } from '../verdicts/judge.ts'
import type { Interval } from '../verdicts/statistics/student.ts'
import { percentBeyond, pointsOf, ratio, valueWithUnit } from './figure.ts'
import type { Language } from './language.ts'
import { FINDINGS } from './verdict-signs.ts'
import { deploymentName, dictionary, measureTitle } from './words/dictionary.ts'

/**
 * What a claim came to, in plain words: the figures of the first criterion that decides, which is the one that the claim
 * names first, and what all of them say. The verdict stands beside it wherever it is shown.
 */
export function verdictText({ claim, verdict, evidence }: ClaimResult, language: Language): string {
  const { findings, needs, unmeasured } = dictionary[language]
  if (claim.state === 'not-measured') return unmeasured.needs(needs[claim.needs])
  if (verdict === 'not measured') {
    // Each reason once, however many criteria have it; of the budgets that have room for one the least.
    const missing = evidence.flatMap(one => (one.state === 'missing' ? [one.reason] : []))
    const minutes = missing.map(one => minutesOf(one)).filter(each => each !== undefined)
    const least = Math.min(...minutes)
    const reasons = missing
      .filter(one => (minutesOf(one) ?? least) <= least)
      .map(one => missingText(one, language))
    return unmeasured.reasons([...new Set(reasons)])
  }
  const told = leading(evidence, verdict).map(one => findingText(one, language))
  return `${findings.but(told)}${tallyText(evidence, language)}`
}

const minutesOf = (reason: MissingReason) =>
  reason.kind === 'not-in-budget' ? reason.minutes : undefined

/** The evidence to quote: the first that says what the claim came to; of a mixed one the first of each side. */
function leading(evidence: readonly Evidence[], verdict: Verdict): readonly Evidence[] {
  const first = (...wanted: readonly Finding[]) =>
    wanted.flatMap(one => evidence.filter(each => verdictOf(each) === one)).slice(0, 1)
  if (verdict === 'mixed') return [...first('confirmed', 'for'), ...first('refuted', 'against')]
  if (verdict !== 'inconclusive') return first(verdict)
  return first('inconclusive', 'for', 'against', 'not measured')
}

/** How many criteria say what. */
function tallyText(evidence: readonly Evidence[], language: Language): string {
  const { tally } = dictionary[language]
  if (evidence.length < 2) return tally.single
  const verdicts = evidence.map(verdictOf)
  const counts = FINDINGS.map(
    verdict => [verdict, verdicts.filter(one => one === verdict).length] as const,
  ).filter(([, count]) => count > 0)
  const [only, ...others] = counts
  return only !== undefined && others.length === 0
    ? tally.unanimous(evidence.length, only[0])
    : tally.mixed(evidence.length, counts)
}

/** What one criterion found, in plain words with its figures; without the verdict, and without a full stop. */
function findingText(evidence: Evidence, language: Language): string {
  const { colon } = dictionary[language].punctuation
  return `${measureTitle(evidence.criterion.measure, language)}${colon}${foundText(evidence, language)}`
}

/** Why a criterion has no figure, without a full stop. */
export function missingText(reason: MissingReason, language: Language): string {
  const without = reason.kind === 'no-value' ? reason.deployments : []
  return dictionary[language].missing(
    reason,
    without.map(name => deploymentName(name, language)),
  )
}

function foundText(evidence: Evidence, language: Language): string {
  switch (evidence.state) {
    case 'ratio':
    case 'difference':
      return testedText(evidence, language)
    case 'count':
      return countText(evidence, language)
    case 'missing':
      return missingText(evidence.reason, language)
  }
}

/** The two in the direction of table and chart: what the claim says is larger comes first, also where it is not. */
function testedText(evidence: TestedEvidence, language: Language): string {
  const { findings } = dictionary[language]
  const { criterion, interval } = evidence
  const measure = measureNamed(criterion.measure)
  const larger = largerAsClaimed(criterion, measure)
  const shown = evidence.state === 'ratio' ? ratio : pointsOf
  const text = findings[evidence.state]({
    effect:
      evidence.state === 'ratio'
        ? ratio(evidence.ratio, interval)
        : findings.points(pointsOf(evidence.difference, interval)),
    larger: deploymentName(larger, language),
    smaller: deploymentName(otherOf(larger), language),
    unit: measure.unit,
    from: shown(interval.from, interval),
    to: shown(interval.to, interval),
    rounds: repeatsText(evidence, language),
  })
  return `${text}${qualifierText(evidence, language)}`
}

function countText(evidence: Extract<Evidence, { state: 'count' }>, language: Language): string {
  const { findings, punctuation } = dictionary[language]
  const { unit } = measureNamed(evidence.criterion.measure)
  const sides = (['integrated', 'separate'] as const).map(name => {
    const values = evidence[name]
    return findings.count({
      deployment: deploymentName(name, language),
      from: valueWithUnit(Math.min(...values), unit),
      to: valueWithUnit(Math.max(...values), unit),
      repeats: values.length,
    })
  })
  const overlap = evidence.verdict === 'inconclusive' ? findings.overlap : ''
  return `${sides.join(punctuation.comma)}${overlap}`
}

/** How often it was measured: in rounds, or in pairs of visits. */
function repeatsText({ criterion, rounds }: TestedEvidence, language: Language): string {
  const { findings } = dictionary[language]
  const measure = measures.find(({ name }) => name === criterion.measure)
  return measure?.ofPair === undefined ? findings.rounds(rounds) : findings.pairs(rounds)
}

/**
 * Where an interval lies, or why it decides nothing, how much of the figures is measurement overhead, and who broke off: what follows
 * those of a ratio or a difference in its sentence.
 */
export function qualifierText(evidence: TestedEvidence, language: Language): string {
  const { findings, inconclusive, qualifiers } = dictionary[language]
  // How large an effect is: a ratio by how far it lies from 1, a difference in percentage points.
  const size = (effect: number, within?: Interval) =>
    evidence.state === 'difference'
      ? findings.points(pointsOf(effect, within))
      : qualifiers.percent(percentBeyond(effect))
  const limits = {
    threshold: size(evidence.criterion.threshold),
    detectable: size(evidence.detectable, evidence.interval),
    rounds: repeatsText(evidence, language),
  }
  const { doubt, overheadHigh, censored, verdict } = evidence
  const place =
    doubt === undefined
      ? qualifiers[verdict === 'no difference' ? 'within' : 'beyond'](limits)
      : inconclusive[doubt](limits)
  return [
    place,
    overheadHigh === undefined ? '' : qualifiers.overhead(overheadHigh),
    censored === undefined ? '' : qualifiers.censored(censored),
  ].join('')
}

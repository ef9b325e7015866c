import { measureNamed } from '../../measures/registry.ts'
import { largerAsClaimed, otherOf } from '../../verdicts/by-deployment.ts'
import type { Evidence, MissingReason, TestedEvidence } from '../../verdicts/comparison.ts'
import { pointsOf, ratio, valueWithUnit } from '../figure.ts'
import type { Language } from '../language.ts'
import { deploymentName, dictionary, measureTitle } from '../words/dictionary.ts'
import { qualifierText, repeatsText } from './qualifier-text.ts'

/** What one criterion found, in plain words with its figures; without the verdict, and without a full stop. */
export function findingText(evidence: Evidence, language: Language): string {
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

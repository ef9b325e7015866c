import { measures } from '../../measures/registry.ts'
import type { TestedEvidence } from '../../verdicts/comparison.ts'
import type { Interval } from '../../verdicts/statistics/interval.ts'
import { percentBeyond, pointsOf } from '../figure.ts'
import type { Language } from '../language.ts'
import { dictionary } from '../words/dictionary.ts'

/** How often it was measured: in rounds, or in pairs of visits. */
export function repeatsText({ criterion, rounds }: TestedEvidence, language: Language): string {
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

import type { Finding, Verdict } from '../verdicts/comparison.ts'

/** The sign that tells a verdict, or what a criterion says, apart without its colour. */
export const verdictSigns: Readonly<Record<Verdict | Finding, string>> = {
  confirmed: '✓',
  refuted: '✕',
  mixed: '±',
  for: '>',
  against: '<',
  'no difference': '=',
  inconclusive: '?',
  'not measured': '–',
}

/** The verdicts on claims, in the order in which the report counts them. */
export const VERDICTS: readonly Verdict[] = [
  'confirmed',
  'refuted',
  'mixed',
  'no difference',
  'inconclusive',
  'not measured',
]

/** What criteria say, in that order. */
export const FINDINGS: readonly Finding[] = [
  'confirmed',
  'refuted',
  'for',
  'against',
  'no difference',
  'inconclusive',
  'not measured',
]

import type { Verdict } from '../verdicts/comparison.ts'

/** The sign that tells a verdict apart without its colour, in the order in which the report counts them. */
export const verdictSigns: Readonly<Record<Verdict, string>> = {
  confirmed: '✓',
  refuted: '✕',
  'no difference': '=',
  inconclusive: '?',
  'not measured': '–',
}

/** The verdicts in that order. */
export const VERDICTS = Object.keys(verdictSigns) as readonly Verdict[]

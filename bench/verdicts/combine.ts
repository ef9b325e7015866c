import type { Evidence, Verdict } from './comparison.ts'

/** What one criterion says. */
export function verdictOf(evidence: Evidence): Verdict {
  return evidence.state === 'missing' ? 'not measured' : evidence.verdict
}

/**
 * A claim's verdict from its criteria's: confirmed when at least one confirms and none refutes, refuted the other way
 * round, no difference when all say so, not measured when none was; inconclusive otherwise.
 *
 * It adds no false alarm to those of the criteria: a claim is confirmed only where a criterion is.
 */
export function combine(verdicts: readonly Verdict[]): Verdict {
  const [confirms, refutes] = [verdicts.includes('confirmed'), verdicts.includes('refuted')]
  if (confirms !== refutes) return confirms ? 'confirmed' : 'refuted'
  if (verdicts.every(verdict => verdict === 'not measured')) return 'not measured'
  if (verdicts.every(verdict => verdict === 'no difference')) return 'no difference'
  return 'inconclusive'
}

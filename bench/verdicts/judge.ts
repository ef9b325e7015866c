import type { Claim, Criterion } from './claims/claim.ts'
import type { ClaimResult, Evidence, Finding, Verdict } from './comparison.ts'
import { evaluateCriteria, type MeasureNamed, type Observed } from './evidence.ts'

/** What one criterion says. */
export function verdictOf(evidence: Evidence): Finding {
  return evidence.state === 'missing' ? 'not measured' : evidence.verdict
}

/**
 * A claim's verdict from what its criteria say: confirmed when at least one confirms and none speaks against, refuted the other
 * way round, mixed where one decides and another speaks the other way; no difference when all say so, not measured when none
 * was; inconclusive otherwise.
 *
 * It adds no false alarm to those of the criteria: a claim is confirmed only where a criterion is, and what merely leans to a
 * side can take a verdict away, but never give one.
 */
export function combine(findings: readonly Finding[]): Verdict {
  const [confirms, refutes] = [findings.includes('confirmed'), findings.includes('refuted')]
  const speaksFor = confirms || findings.includes('for')
  const speaksAgainst = refutes || findings.includes('against')
  if ((confirms && speaksAgainst) || (refutes && speaksFor)) return 'mixed'
  if (confirms) return 'confirmed'
  if (refutes) return 'refuted'
  if (findings.every(finding => finding === 'not measured')) return 'not measured'
  if (findings.every(finding => finding === 'no difference')) return 'no difference'
  return 'inconclusive'
}

/** Whether a claim was decided, and by nothing but what follows from how the deployments are built. */
function isByConstruction(verdict: Verdict, evidence: readonly Evidence[]): boolean {
  const deciding = evidence.filter(one => ['confirmed', 'refuted'].includes(verdictOf(one)))
  if (verdict !== 'confirmed' && verdict !== 'refuted') return false
  return deciding.every(({ criterion }) => criterion.kind === 'count' && criterion.byConstruction)
}

/**
 * Every claim of a report, judged. The claims are judged together: Holm's correction is over all that they test.
 *
 * @param observed what valid trials showed, of any deployment; the claims speak of integrated and separate
 * @throws what `measureNamed` throws, when a criterion names a measure that there is not
 */
export function judge(
  claims: readonly Claim[],
  observed: Observed,
  measureNamed: MeasureNamed,
): ClaimResult[] {
  const evaluated = evaluateCriteria(claims.flatMap(criteriaOf), observed, measureNamed)
  return claims.map(claim => {
    const evidence = criteriaOf(claim).flatMap(criterion => evaluated.get(criterion) ?? [])
    const verdict = combine(evidence.map(verdictOf))
    return {
      claim,
      verdict,
      ...(isByConstruction(verdict, evidence) && { byConstruction: true as const }),
      evidence,
    }
  })
}

function criteriaOf(claim: Claim): readonly Criterion[] {
  return claim.state === 'measured' ? claim.criteria : []
}

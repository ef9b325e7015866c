import type { Claim, Criterion } from './claims/claim.ts'
import { combine, isByConstruction, verdictOf } from './combine.ts'
import type { ClaimResult } from './comparison.ts'
import { evaluateCriteria, type MeasureNamed, type Observed } from './evidence.ts'

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

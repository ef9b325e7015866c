import type { Claim, Criterion } from './claims/claim.ts'
import { combine, isByConstruction, verdictOf } from './combine.ts'
import type { ClaimResult } from './comparison.ts'
import { type MeasureNamed, type Seen, weigh } from './evidence.ts'

/**
 * Every claim of a report, judged. The claims are judged together: Holm's correction is over all that they test.
 *
 * @param seen what valid trials showed, of any deployment; the claims speak of integrated and separate
 * @throws what `measureNamed` throws, when a criterion names a measure that there is not
 */
export function judge(
  claims: readonly Claim[],
  seen: Seen,
  measureNamed: MeasureNamed,
): ClaimResult[] {
  const weighed = weigh(claims.flatMap(criteriaOf), seen, measureNamed)
  return claims.map(claim => {
    const evidence = criteriaOf(claim).flatMap(criterion => weighed.get(criterion) ?? [])
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

import { measureNamed } from '../measures/registry.ts'
import { scenarioNamed } from '../plan/scenarios/registry.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Claim } from './claims/claim.ts'
import { claims } from './claims/registry.ts'

/** The claims that a comparison is asked. Of another app some cannot be told, whatever its budget. */
export function claimsFor({ environment }: Pick<RunHeader, 'environment'>): readonly Claim[] {
  if (environment.app === undefined) return claims
  return claims.map(claim => {
    if (claim.state === 'not-measured') return claim
    const possible = claim.criteria.some(
      ({ measure }) => !scenarioNamed(measureNamed(measure).scenario).needsBundledPages,
    )
    return possible ? claim : { name: claim.name, state: 'not-measured', needs: 'bundled-pages' }
  })
}

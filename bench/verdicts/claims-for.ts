import { measureNamed } from '../measures/registry.ts'
import { scenarioNamed } from '../plan/scenarios/registry.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Words } from '../words.ts'
import type { Claim } from './claims/claim.ts'
import { ownCoresWords } from './claims/own-cores.ts'
import { claims } from './claims/registry.ts'

const ownPages: Words = { en: "this project's own pages", zh: '本项目自带的页面' }

/**
 * The claims that a comparison is asked, in words that are true of its cores. Of another app some cannot be told, whatever its
 * budget.
 */
export function claimsFor({
  environment,
  plan,
}: Pick<RunHeader, 'environment' | 'plan'>): readonly Claim[] {
  const asked =
    plan.cores === 'each'
      ? claims.map(claim => ({ ...claim, ...ownCoresWords[claim.name] }))
      : claims
  if (environment.app === undefined) return asked
  return asked.map(claim => {
    if (claim.state === 'not-measured') return claim
    const { criteria, ...words } = claim
    const possible = criteria.some(
      ({ measure }) => !scenarioNamed(measureNamed(measure).scenario).needsBundledPages,
    )
    return possible ? claim : { ...words, state: 'not-measured', needs: ownPages }
  })
}

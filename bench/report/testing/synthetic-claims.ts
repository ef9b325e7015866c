import type { Claim, Criterion } from '../../verdicts/claims/claim.ts'
import type { ClaimName } from '../../verdicts/claims/registry.ts'

// The real claims with criteria of their own; all that is found about them is synthetic.

const ratio = (measure: string, favours: Criterion['favours'], threshold = 1.05): Criterion => ({
  kind: 'ratio',
  measure,
  favours,
  threshold,
})
const difference = (measure: string, favours: Criterion['favours']): Criterion => ({
  kind: 'difference',
  measure,
  favours,
  threshold: 0.01,
})
const count = (measure: string, favours: Criterion['favours'], threshold = 0): Criterion => ({
  kind: 'count',
  measure,
  favours,
  threshold,
})

const claim = (name: ClaimName, criteria: readonly Criterion[]): Claim => ({
  name,
  state: 'measured',
  criteria,
})

/** Enough claims for every verdict and every kind of evidence. */
export const syntheticClaims: readonly Claim[] = [
  claim('resource-utilisation', [
    ratio('memory-idle', 'integrated'),
    ratio('memory-per-connection', 'integrated'),
    ratio('cpu-per-token', 'integrated'),
  ]),
  claim('tokens-beside-pages', [
    ratio('added-delay-p99-beside-pages', 'separate', 1.2),
    ratio('page-p99-beside-streams', 'separate', 1.2),
  ]),
  claim('scalability', [ratio('capacity', 'separate', 1.1)]),
  claim('fault-tolerance', [
    count('streams-lost-page-crash', 'separate', 0.05),
    count('sockets-dropped-page-release', 'separate'),
  ]),
  claim('deployment-complexity', [
    count('processes', 'integrated'),
    count('listening-ports', 'integrated'),
    ratio('cold-start', 'integrated', 1.1),
  ]),
  claim('threshold-1000-connections', [
    ratio('page-p99-beside-streams', 'separate', 1.1),
    difference('slo-share-beside-pages', 'separate'),
  ]),
  { name: 'threshold-100000-users', state: 'not-measured', needs: 'many-processes' },
]

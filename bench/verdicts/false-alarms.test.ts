import { expect, it } from 'vitest'
import { againOf } from '../plan/subjects/again.ts'
import type { Criterion } from './claims/claim.ts'
import { falseAlarms } from './false-alarms.ts'
import { judge } from './judge.ts'
import {
  aroundRatio,
  claimOf,
  fewerSurvivors,
  measureNamed,
  observed,
  ratioOf,
  survivorsDiffer,
} from './testing/fixtures.ts'
import { syntheticComparison, withPlan } from './testing/synthetic-comparison.ts'

const processes: Criterion = {
  kind: 'count',
  measure: 'processes',
  favours: 'integrated',
  threshold: 0,
}
const claims = [
  claimOf(ratioOf('memory'), processes),
  claimOf(ratioOf('delay')),
  // The same question of the same measure, and one that nothing was measured of.
  claimOf(ratioOf('delay')),
  claimOf(ratioOf('goodput')),
  // Of fewer rounds than a test takes.
  claimOf(survivorsDiffer),
]

/** What a deployment beside itself came to: integrated in its own place and, again, in that of separate. */
function besideItself(deployment: 'integrated' | 'separate') {
  const again = againOf(deployment)
  const [first, second] = deployment === 'integrated' ? [deployment, again] : [again, deployment]
  const observations = [
    ...aroundRatio('memory', 1),
    ...aroundRatio('delay', 1.5),
    ...fewerSurvivors(0.5, { rounds: 3 }),
    ...observed('processes', 'integrated', [1]),
    ...observed('processes', 'separate', [1]),
  ].map(seen => ({ ...seen, deployment: seen.deployment === 'integrated' ? first : second }))
  return syntheticComparison(
    {},
    {
      header: withPlan({ subjects: [deployment, again] }),
      claims: judge(claims, { observations }, measureNamed),
    },
  )
}

it.each(['integrated', 'separate'] as const)('counts each difference of %s from itself', name => {
  expect(falseAlarms(besideItself(name))).toEqual({
    deployment: name,
    tested: { all: 2, differing: 1 },
    counts: { all: 1, differing: 0 },
    claims: { all: 4, differing: 2 },
    intervals: { all: 2, differing: 1 },
    measures: ['delay'],
  })
})

it('has nothing to say of two deployments', () => {
  expect(falseAlarms(syntheticComparison({}))).toBeUndefined()
})

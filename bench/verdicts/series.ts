import type { Observation } from '../measures/observations.ts'
import { largerAsClaimed, pairsOf, splitByDeployment } from './by-deployment.ts'
import type { Criterion } from './claims/claim.ts'
import type { MeasureNamed } from './evidence.ts'
import type { Series } from './statistics/next-step.ts'

/**
 * What the stopping rule looks at: the pairs of each ratio and each difference so far, counts left out.
 *
 * An interval is narrow when it is no wider than the threshold: 5% from end to end where 5% count, a percentage point where
 * that counts. It can then lie inside ± the threshold, or beyond it, with room to spare.
 *
 * @param criteria those whose measures the coming rounds add to: one that gets no more pairs would never be narrow
 */
export function seriesOf(
  criteria: readonly Criterion[],
  observations: readonly Observation[],
  measureNamed: MeasureNamed,
): readonly Series[] {
  const byMeasure = Map.groupBy(observations, ({ measure }) => measure)
  return criteria.flatMap(criterion => {
    const { kind, measure, threshold } = criterion
    if (kind === 'count') return []
    const byDeployment = splitByDeployment(byMeasure.get(measure) ?? [])
    const found = measureNamed(measure)
    const pairs = pairsOf(byDeployment, largerAsClaimed(criterion, found))
    const skewed = found.skewed && { skewed: found.skewed }
    return [{ name: measure, kind, ...skewed, pairs, target: threshold }]
  })
}

import type { Measure } from '../measures/measure.ts'
import type { ByDeployment } from './by-deployment.ts'
import type { Criterion } from './claims/claim.ts'
import type { Evidence, Finding } from './comparison.ts'
import { type CountOutcome, countOutcome } from './outcome.ts'

/**
 * Decides a count: every repeat of the one beyond every repeat of the other by more than the threshold is a difference, all
 * of them within the threshold of each other are none, anything between is inconclusive.
 *
 * @param byDeployment at least one observation of each
 */
export function countEvidence(
  criterion: Criterion,
  { better }: Measure,
  byDeployment: ByDeployment,
): Evidence {
  const integrated = byDeployment.integrated.map(({ value }) => value)
  const separate = byDeployment.separate.map(({ value }) => value)
  // As costs, of which less is better whatever the measure.
  const costs = (values: readonly number[]) =>
    better === 'lower' ? values : values.map(value => -value)
  const [favoured, other] =
    criterion.favours === 'integrated' ? [integrated, separate] : [separate, integrated]
  return {
    state: 'count',
    criterion,
    integrated,
    separate,
    verdict: verdicts[countOutcome(costs(favoured), costs(other), criterion.threshold)],
  }
}

/** Of the deployment that the claim favours, as costs. */
const verdicts: Readonly<Record<CountOutcome, Finding>> = {
  smaller: 'confirmed',
  larger: 'refuted',
  alike: 'no difference',
  overlap: 'inconclusive',
}

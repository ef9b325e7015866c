import type { Measure } from '../measures/measure.ts'
import { type Observation, observationsOf } from '../measures/observations.ts'
import { measureNamed } from '../measures/registry.ts'
import { hasWholeRounds, type RunPlan, roundsBegun, trialsOf } from '../plan/run-plan.ts'
import { readHeader, readTrials } from '../samples/directory.ts'
import type { RunHeader } from '../samples/run-header.ts'
import type { Trial } from '../samples/trial.ts'
import { largerAsClaimed, pairsOf, splitByDeployment } from './by-deployment.ts'
import type { Criterion } from './claims/claim.ts'
import { claims } from './claims/registry.ts'
import type { StopReason } from './comparison.ts'
import type { MeasureNamed } from './evidence.ts'
import { nextStep, type Series, type Step } from './statistics/next-step.ts'

/**
 * Whether the rounds go on, from what the trials so far say: the time that they took counts against the budget, not the
 * clock, so that a comparison which was interrupted and went on ends like one that was not.
 */
export function decide(
  { plan }: Pick<RunHeader, 'plan'>,
  trials: readonly Trial[],
  observations: readonly Observation[],
): Step | { readonly state: 'unfinished' } {
  const made = trials.map(({ header }) => header)
  if (!hasWholeRounds(plan, made)) return { state: 'unfinished' }
  const criteria = repeatedCriteria(plan)
  // Without a repeated scenario no interval will ever be narrow, nor is one wide: the plan alone says when it ends.
  if (plan.rounds.until === 'done' || criteria.length === 0) {
    return { state: 'stop', reason: 'budget', wide: [] }
  }
  const { budgetMinutes } = plan.rounds
  return nextStep(seriesOf(criteria, observations, measureNamed), {
    remainingMs: budgetMinutes * 60_000 - spentMs(trials),
    roundMs: trialsOf(plan, roundsBegun(plan, made) + 1).reduce(
      (sum, { seconds }) => sum + seconds * 1_000,
      0,
    ),
  })
}

/** Why no further round was made. */
export function stopReason(step: ReturnType<typeof decide>, { plan }: RunHeader): StopReason {
  if (step.state !== 'stop') return { kind: 'interrupted' }
  if (plan.quick) return { kind: 'quick' }
  if (step.reason === 'narrow') return { kind: 'narrow' }
  return step.wide.length === 0 ? { kind: 'no-rounds' } : { kind: 'budget', wide: step.wide }
}

/** Every ratio and every difference that further rounds add to, once. */
function repeatedCriteria({ scenarios }: RunPlan): readonly Criterion[] {
  const repeated = new Set(
    scenarios.filter(({ rounds }) => rounds === 'all').map(({ scenario }) => scenario),
  )
  const isRepeated = ({ scenario, alsoOf = scenario }: Measure) =>
    repeated.has(scenario) || repeated.has(alsoOf)
  const criteria = claims
    .flatMap(claim => (claim.state === 'measured' ? claim.criteria : []))
    .filter(({ kind, measure }) => kind !== 'count' && isRepeated(measureNamed(measure)))
  return [...new Map(criteria.map(criterion => [criterion.measure, criterion])).values()]
}

/** How long trials took together, in milliseconds. */
export function spentMs(trials: readonly Trial[]): number {
  return trials.reduce(
    (sum, { header, endedAt }) => sum + Date.parse(endedAt) - Date.parse(header.startedAt),
    0,
  )
}

/** Whether a comparison's plan has ended: every interval is narrow, or the budget is spent. */
export function isWhole(header: RunHeader, trials: readonly Trial[]): boolean {
  return decide(header, trials, trials.flatMap(observationsOf)).state === 'stop'
}

/**
 * Whether a comparison ended before its plan did. A report says nothing of it: an interrupted one may have a report of what it has.
 *
 * @throws Error when the directory holds no comparison of this version, or its trials do not belong together
 */
export function isInterrupted(directory: string): boolean {
  const header = readHeader(directory)
  return !isWhole(header, readTrials(directory, header))
}

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

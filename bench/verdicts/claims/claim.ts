import type { MeasureName } from '../../measures/measure.ts'

/** The name of one of the two that the claims compare. */
export type DeploymentName = 'integrated' | 'separate'

/**
 * What decides a claim in one measure, fixed before measuring.
 *
 * - `ratio`: a quantity that varies from round to round. It counts when the interval of worse ÷ better lies beyond the
 *   threshold, a ratio above 1 (1.05: "below 5% nobody cares").
 * - `difference`: a share that varies from round to round. It counts when the interval of worse − better lies beyond the
 *   threshold, itself a share (0.01: one percentage point).
 * - `count`: a number read off the running system or counted in a drill. It counts when every repeat of the one is beyond
 *   every repeat of the other by more than the threshold, in the measure's unit.
 */
export type Criterion = {
  readonly kind: 'ratio' | 'difference' | 'count'
  readonly measure: MeasureName
  readonly favours: DeploymentName
  readonly threshold: number
  /**
   * A count whose direction follows from how the deployments are built, so that measuring it tells its size alone: killing the only
   * process kills both halves.
   */
  readonly byConstruction?: true
}

/** What a claim needs before it can be measured. */
export type Need =
  /** As many processes as so many users keep busy. */
  | 'many-processes'
  /** This project's own pages. */
  | 'bundled-pages'

/**
 * A line of the seed's table or one of its thresholds, as data; report/words has what it says.
 *
 * It is confirmed when at least one criterion confirms it and none speaks against it, refuted the other way round, and mixed where
 * two pull apart; there is no difference when all criteria say so; everything else is inconclusive. Without evidence for any
 * criterion the verdict reads "not measured" (judge.ts).
 */
export type Claim = {
  /** In kebab-case. */
  readonly name: string
} & (
  | { readonly state: 'measured'; readonly criteria: readonly Criterion[] }
  /** Its means do not exist yet. */
  | { readonly state: 'not-measured'; readonly needs: Need }
)

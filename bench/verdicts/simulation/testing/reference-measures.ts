import { MINIMUM_ROUNDS } from '../../../plan/limits.ts'
import { REFERENCE } from '../../../samples/results-directory.ts'
import { readComparison } from '../../read-comparison.ts'
import { deviationsOf, type MeasuredDeviation } from './deviations-of.ts'
import type { Noise } from './noise.ts'
import type { SimulatedMeasure } from './simulated-report.ts'

/** Reports by the thousand, on a machine that does other things. */
export const SIMULATION_MS = 1_800_000

export const noises: readonly Noise[] = ['normal', 'heavy-tailed']

/** How the measures of the reference scatter between its rounds. */
export const deviations = deviationsOf(readComparison(REFERENCE)).filter(
  ({ rounds }) => rounds >= MINIMUM_ROUNDS,
)

/** Where nothing differs. */
export const none = ({ kind }: MeasuredDeviation) => (kind === 'ratio' ? 1 : 0)

/**
 * The measures at the truth that `truthOf` has for each. What did not scatter at all, as shares that are 100% in every round,
 * stays where nothing differs: chance never decides it, and at the threshold the rounding of the last digit would.
 */
export function measuresAt(truthOf: (one: MeasuredDeviation) => number, fixedRounds = false) {
  return deviations.map(
    (one): SimulatedMeasure => ({
      name: one.measure,
      kind: one.kind,
      deviation: one.deviation,
      threshold: one.threshold,
      truth: one.deviation === 0 ? none(one) : truthOf(one),
      target: fixedRounds ? none(one) : one.threshold,
    }),
  )
}

export const percent = (share: number) => `${(share * 100).toFixed(1)}%`

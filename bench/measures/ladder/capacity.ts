import type { Trial } from '../../samples/trial.ts'
import { rungOf } from '../figures/knee.ts'
import { trialSummary } from '../figures/trial-summary.ts'
import type { Measure } from '../measure.ts'

/** How many live streams a deployment carries within the SLO. */
export type Capacity =
  /** The next rung missed the SLO, and none above met it. */
  | { readonly state: 'knee'; readonly liveStreams: number }
  /** The load generator, or the ladder, ended first: the deployment carries these and perhaps more. */
  | { readonly state: 'generator' | 'ladder'; readonly atLeast: number }

/**
 * Capacity: the most live streams (average over the steady part, the load generator's and the probe's) of a window that met the SLO. Void windows are
 * passed over. Undefined when the trial has no ladder, or a void one alone.
 */
export function capacityOf(trial: Trial): Capacity | undefined {
  const summary = trialSummary(trial)
  if (summary === undefined) return undefined
  const { slo, probeStreams } = summary.profile
  const rungs = summary.windows
    .map(window => ({
      rung: rungOf(window, slo),
      live: (window.streams?.live ?? 0) + probeStreams,
    }))
    .filter(({ rung }) => rung !== 'void')
  if (rungs.length === 0) return undefined
  const best = rungs.findLastIndex(({ rung }) => rung === 'within')
  const carried = rungs[best]?.live ?? 0
  const next = rungs[best + 1]?.rung
  if (next === 'generator') return { state: 'generator', atLeast: carried }
  if (next === 'beyond') return { state: 'knee', liveStreams: carried }
  return { state: 'ladder', atLeast: carried }
}

/** The knee, where there is one: a bound is not a value to compare. */
export const capacity = {
  name: 'capacity',
  unit: 'count',
  better: 'higher',
  scenario: 'stream-ladder',
  of: trial => {
    const found = capacityOf(trial)
    return found?.state === 'knee' ? found.liveStreams : undefined
  },
} as const satisfies Measure

import type { Slo } from '../plan/slo.ts'
import type { Sample } from '../samples/run-sample.ts'
import type { Trial } from '../samples/trial.ts'
import { type LoadFacts, summarise, trialSummary } from './figures/summary.ts'
import type { WindowFigures } from './figures/window-figures.ts'
import type { Measure } from './measure.ts'
import { generatorLimits, windowValidity } from './validity.ts'

/** What a window of a ladder says of the deployment. */
export type Rung =
  /** It meets the SLO. */
  | 'within'
  /** It does not. */
  | 'beyond'
  /** The generator was at its end: whether the deployment is, cannot be told. */
  | 'generator'
  /** The load was not the one that was planned. */
  | 'void'

/**
 * Judges a window with streams. It meets the SLO when enough of its answers ended without error and began in time, and the added
 * delay of the probe's tokens is within the limit at p99 with none of its streams broken off.
 */
export function rungOf(window: WindowFigures, slo: Slo): Rung {
  if (generatorLimits(window).length > 0) return 'generator'
  if (windowValidity(window).state === 'void') return 'void'
  if ((window.delay?.lost.length ?? 0) > 0) return 'beyond'
  const delayMs = window.delay?.addedMs.p99
  if (window.streams === undefined || delayMs === undefined) return 'void'
  const within = window.streams.withinSlo >= slo.share && delayMs <= slo.addedDelayMs
  return within ? 'within' : 'beyond'
}

/** So many rungs in a row that are not within the SLO end a ladder. One alone may be the machine's. */
const MISSES = 2

/**
 * Is there nothing more to learn behind this window? It and the one before missed the SLO, or the generator was at its end in
 * them. Void windows are passed over.
 */
export function isBeyondKnee(
  windowName: string,
  load: LoadFacts,
  samples: readonly Sample[],
): boolean {
  const { windows, profile } = summarise(load, samples)
  const upTo = windows.slice(0, 1 + windows.findIndex(({ name }) => name === windowName))
  const judged = upTo.map(window => rungOf(window, profile.slo)).filter(rung => rung !== 'void')
  return judged.length >= MISSES && judged.slice(-MISSES).every(rung => rung !== 'within')
}

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

import type { Slo } from '../../plan/slo.ts'
import type { Sample } from '../../samples/run-sample.ts'
import { generatorLimits, windowValidity } from '../validity.ts'
import { type LoadFacts, summarise } from './summary.ts'
import type { WindowFigures } from './window-figures.ts'

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

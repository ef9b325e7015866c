import { MAX_CONTROL_SHARE } from '../../plan/limits.ts'
import type { DelaySample, Sample } from '../../samples/run-sample.ts'
import { type Distribution, distribution } from './distribution.ts'
import { steadyDelaysMs } from './steady-delays.ts'

/** The delay that the deployment adds to a token, in milliseconds, pooled over the probe's streams. */
export type DelayFigures = {
  /** Arrival at the probe − the moment the mock wrote the token. */
  readonly addedMs: Distribution
  /** The same for a stream straight from the mock: what the measuring itself costs. */
  readonly controlMs: Distribution
  /** The control's p99 is above 20% of the measured one: the figure is about the harness as much as the deployment. */
  readonly marked: boolean
  readonly lost: readonly string[]
}

/** Figures of the steady part of a window; undefined when no probe ran in it. */
export function delay(samples: readonly Sample[], window: string): DelayFigures | undefined {
  const sample = samples.find(
    (candidate): candidate is DelaySample =>
      candidate.type === 'delay' && candidate.window === window,
  )
  if (sample === undefined) return undefined
  const addedMs = distribution(steadyDelaysMs(sample, 'relayed'))
  const controlMs = distribution(steadyDelaysMs(sample, 'control'))
  const marked = (controlMs.p99 ?? 0) > MAX_CONTROL_SHARE * (addedMs.p99 ?? 0)
  return { addedMs, controlMs, marked, lost: sample.lost }
}

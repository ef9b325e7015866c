import { MAX_CONTROL_SHARE } from '../../plan/limits.ts'
import { type DelaySample, type Delays, type Sample, sampleIn } from '../../samples/run-sample.ts'
import { type Distribution, distribution } from './distribution.ts'

/** Beyond which a token is counted as late, in milliseconds: below the SLO, its own limit, and twice that. */
export type LateLimitMs = 20 | 50 | 100

/** The delay that the deployment adds to a token, in milliseconds, pooled over the probe's streams. */
export type DelayFigures = {
  /** Arrival at the probe − the moment the mock wrote the token. */
  readonly addedMs: Distribution
  /** The share of the tokens whose delay was longer, by limit in milliseconds. */
  readonly laterThan: Readonly<Record<LateLimitMs, number>>
  /** The same for a stream straight from the mock: what the measuring itself costs. */
  readonly controlMs: Distribution
  /** The control's p99 is above 20% of the measured one: the figure is about the harness as much as the deployment. */
  readonly overheadHigh: boolean
  readonly lost: readonly string[]
}

/** Figures of the steady part of a window; undefined when no probe ran in it. */
export function delay(samples: readonly Sample[], window: string): DelayFigures | undefined {
  const sample = sampleIn(samples, 'delay', window)
  if (sample === undefined) return undefined
  const relayedMs = steadyDelaysMs(sample, 'relayed')
  const addedMs = distribution(relayedMs)
  const share = (limitMs: LateLimitMs) =>
    relayedMs.filter(ms => ms > limitMs).length / Math.max(1, relayedMs.length)
  const controlMs = distribution(steadyDelaysMs(sample, 'control'))
  const overheadHigh = (controlMs.p99 ?? 0) > MAX_CONTROL_SHARE * (addedMs.p99 ?? 0)
  const laterThan = { 20: share(20), 50: share(50), 100: share(100) }
  return { addedMs, laterThan, controlMs, overheadHigh, lost: sample.lost }
}

type SteadyPart = Pick<DelaySample, 'steadyFromMs' | 'steadyToMs'>

/** The delays of the tokens that arrived in the steady part of their window: those alone count. */
export function steadyDelays(
  { arrivedMs, delayUs }: Delays,
  { steadyFromMs, steadyToMs }: SteadyPart,
): { readonly arrivedMs: number[]; readonly delayUs: number[] } {
  const isSteady = (_: number, index: number) => {
    const arrived = arrivedMs[index] ?? 0
    return arrived >= steadyFromMs && arrived < steadyToMs
  }
  return { arrivedMs: arrivedMs.filter(isSteady), delayUs: delayUs.filter(isSteady) }
}

/** The same delays alone in milliseconds, of a stream's tokens through the deployment or of the control's. */
export function steadyDelaysMs(sample: DelaySample, stream: 'relayed' | 'control'): number[] {
  return steadyDelays(sample[stream], sample).delayUs.map(us => us / 1_000)
}

import type { Delays } from '../../samples/probe-result.ts'
import type { DelaySample } from '../../samples/run-sample.ts'

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

/** The same delays alone, in microseconds. */
export function steadyDelaysUs(delays: Delays, part: SteadyPart): number[] {
  return steadyDelays(delays, part).delayUs
}

/** The same in milliseconds, of a stream's tokens through the deployment or of the control's. */
export function steadyDelaysMs(sample: DelaySample, stream: 'relayed' | 'control'): number[] {
  return steadyDelaysUs(sample[stream], sample).map(us => us / 1_000)
}

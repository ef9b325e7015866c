import type { Delays } from '../../samples/probe-result.ts'
import type { DelaySample } from '../../samples/run-sample.ts'

/** The delays, in microseconds, of the tokens that arrived in the steady part of their window: those alone count. */
export function steadyDelaysUs(
  { arrivedMs, delayUs }: Delays,
  { steadyFromMs, steadyToMs }: Pick<DelaySample, 'steadyFromMs' | 'steadyToMs'>,
): number[] {
  return delayUs.filter((_, index) => {
    const arrived = arrivedMs[index] ?? 0
    return arrived >= steadyFromMs && arrived < steadyToMs
  })
}

/** The same in milliseconds, of a stream's tokens through the deployment or of the control's. */
export function steadyDelaysMs(sample: DelaySample, stream: 'relayed' | 'control'): number[] {
  return steadyDelaysUs(sample[stream], sample).map(us => us / 1_000)
}

import type { Delays } from '../probe/probe-result.ts'
import type { DelaySample } from '../samples/run-sample.ts'

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

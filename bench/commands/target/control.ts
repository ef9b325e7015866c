import { followControl } from '../../load/probe/control-stream.ts'
import { DelayLog } from '../../load/probe/delay-log.ts'
import type { ControlSample } from './target-sample.ts'

/**
 * Follows a stream straight from the mock, in this very process: what the measuring itself adds to a delay.
 *
 * @returns its end: the delays of what arrived from a moment on (milliseconds of the monotonic clock)
 */
export function startControl(
  mockUrl: string,
  signal: AbortSignal,
): (fromMs: number) => Promise<ControlSample> {
  const log = new DelayLog()
  const stop = new AbortController()
  // A control that fails leaves few delays or none; the figure beside it then says that it has no control.
  const following = followControl(mockUrl, log, AbortSignal.any([signal, stop.signal])).catch(
    () => undefined,
  )
  return async fromMs => {
    stop.abort()
    await following
    const { arrivedMs, delayUs } = log.delays
    const delaysUs = delayUs.filter((_, index) => (arrivedMs[index] ?? 0) >= fromMs)
    return { type: 'control', delaysUs }
  }
}

/** Delays of one kind: when each token arrived (milliseconds of the monotonic clock) and how late (microseconds, to three digits). */
export type Delays = { readonly arrivedMs: readonly number[]; readonly delayUs: readonly number[] }

/** What a probe saw: the delays through the deployment, those of the control stream, and what went wrong. */
export type ProbeResult = {
  readonly relayed: Delays
  readonly control: Delays
  readonly lost: readonly string[]
}

/** What the probe prints once its streams run. */
export const PROBE_READY = 'probe runs'

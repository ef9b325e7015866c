import type { ProcessCounters } from '../machine/process-counters.ts'
import type { Generator } from '../plan/profile.ts'
import type { DrillSample } from './drill-sample.ts'
import type { LoadSample } from './load-sample.ts'

// Every line of a trial between its header and its end. What the report says can be made again from these files alone.

/** A part of a run whose CPU is watched. */
export type Part = 'deployment' | 'mock' | Generator

/** Memory of the deployment's processes, read while nothing is measured that the reading would disturb. Absent figures could not be measured. */
export type MemorySample = {
  readonly type: 'memory'
  /** Epoch milliseconds. */
  readonly atMs: number
  /** The window whose steady part had just ended, its last streams still alive; absent: there was no load. */
  readonly window?: string
  readonly connections: number
  readonly pssBytes: number | undefined
  /** The same of each process that was started, with its children, in the order of the starts. */
  readonly pssBytesByProcess?: readonly number[]
  /** Buffers of all TCP sockets of the machine: both ends, and whatever else runs. */
  readonly kernelSocketBytes: number | undefined
  readonly processes: number
  readonly missing?: string
}

/** What was used in the steady part of a window. */
export type UsageSample = {
  readonly type: 'usage'
  readonly window: string
  readonly seconds: number
  /**
   * Tokens that the mock wrote in that time; where the probe is the load, those that reached it through the deployment. Absent where
   * no mock of ours answers: those count that arrived.
   */
  readonly tokens?: number
  /** Of the time of all cores, the share that the machine's host gave to others; absent where it could not be read. */
  readonly stolenShare?: number
  /** CPU time by part, in microseconds; absent where it could not be measured. */
  readonly cpuMicroseconds: Partial<Record<Part, number>>
  /** The same of each process of the deployment, in the order of the starts, where each had a core of its own. */
  readonly cpuMicrosecondsByProcess?: readonly number[]
  /** What the kernel counted of the deployment's process, where the probe is the load. */
  readonly counters?: ProcessCounters
}

/** The load ended after this window, which lay beyond the knee: those behind it did not take place. */
export type KneeSample = { readonly type: 'knee'; readonly window: string }

/** The probe's delays in a window, and its steady part on the probe's clock. */
export type DelaySample = {
  readonly type: 'delay'
  readonly window: string
  readonly steadyFromMs: number
  readonly steadyToMs: number
} & ProbeResult

/** What autocannon measured, closed-loop, with nothing else going on. */
export type ThroughputSample = {
  readonly type: 'throughput'
  readonly page: string
  readonly requestsPerSecond: number
  readonly failed: number
}

export type Sample =
  | MemorySample
  | UsageSample
  | DelaySample
  | KneeSample
  | ThroughputSample
  | LoadSample
  | DrillSample
  | VisitSample
  | VisitUsageSample

/** What the client saw of one visit, in its steady part. Delays are in microseconds, to three digits. */
export type VisitSample = {
  readonly type: 'visit'
  /** The index of the visit in the plan. */
  readonly visit: number
  /** Arrival − the moment at which the mock wrote it, of each token. */
  readonly delayUs: readonly number[]
  /** The same of a stream straight from the mock: what the measuring itself takes. */
  readonly controlUs: readonly number[]
  /** From the planned moment to the end of the answer, of each page, in milliseconds; those that failed are left out. */
  readonly pageMs: readonly number[]
  readonly pagesFailed: number
  /** How late pages were asked for, in milliseconds. */
  readonly latenessMs: readonly number[]
  /** Streams that had no end of their own, in words. */
  readonly lost: readonly string[]
}

/** CPU that was used in the steady part of one visit. */
export type VisitUsageSample = {
  readonly type: 'visit-usage'
  readonly visit: number
  readonly seconds: number
  /** By deployment, those that were not visited too; `mock` and `client` beside them. Microseconds. */
  readonly cpuMicroseconds: Readonly<Partial<Record<string, number>>>
}

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

/** What was sampled once in a window; undefined: it was not watched, or no probe ran in it. */
export function sampleIn<Type extends 'delay' | 'usage'>(
  samples: readonly Sample[],
  type: Type,
  window: string,
): Extract<Sample, { type: Type }> | undefined {
  return samples.find(
    (sample): sample is Extract<Sample, { type: Type }> =>
      sample.type === type && 'window' in sample && sample.window === window,
  )
}

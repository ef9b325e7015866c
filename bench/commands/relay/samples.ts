import { appendFileSync, readFileSync } from 'node:fs'
import type { BenchEnvironment } from '../../machine/environment.ts'
import type { RelayOptions } from './options.ts'
import type { ProcessCounters } from './run/process-counters.ts'

// Every line of a relay bench's samples file: first what was asked for and where, then a line per run of an arm. What
// the report says can be made again from these lines alone.

/** The version of this format; a file of another one is refused. */
export const RELAY_SAMPLES_VERSION = 1

/** A process of a run whose CPU is watched. */
export type RelayPart = 'arm' | 'mock' | 'client'

/** The first line. */
export type RelayRun = {
  readonly type: 'relay'
  readonly version: typeof RELAY_SAMPLES_VERSION
  readonly startedAt: string
  readonly options: RelayOptions
  readonly tokensPerSecond: number
  readonly gap: string
  readonly environment: BenchEnvironment
  readonly pinning: string
  /** True where mock and client share one core. */
  readonly sharedHarnessCore: boolean
}

/** One run of one arm, on fresh processes. */
export type ArmSample = {
  readonly type: 'arm'
  readonly arm: string
  readonly round: number
  /** The measured window. */
  readonly seconds: number
  /** Of every token that the client received in it: arrival − the moment of writing, in microseconds. */
  readonly delayUs: readonly number[]
  /** The same for the control streams, straight from the mock. */
  readonly controlUs: readonly number[]
  readonly cpuMicroseconds: Readonly<Partial<Record<RelayPart, number>>>
  /** What the kernel counted of the arm in the window. */
  readonly counters: ProcessCounters
  /** PSS of the arm before the first socket, and after the window with every stream live. */
  readonly pssBytes: { readonly idle: number | undefined; readonly load: number | undefined }
  /** Streams that failed. */
  readonly lost: readonly string[]
}

/** Writes a line as soon as it is there, so that a crash loses one run at the most. */
export function relaySampleWriter(path: string): (sample: RelayRun | ArmSample) => void {
  return sample => appendFileSync(path, `${JSON.stringify(sample)}\n`)
}

/** @throws Error when the file is not one of this version */
export function readRelaySamples(path: string): {
  readonly run: RelayRun
  readonly samples: readonly ArmSample[]
} {
  const [first, ...rest] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const run = JSON.parse(first ?? '{}') as RelayRun
  if (run.type !== 'relay' || run.version !== RELAY_SAMPLES_VERSION) {
    throw new Error(
      `${path}: expected relay samples of version ${RELAY_SAMPLES_VERSION}, found another format`,
    )
  }
  return { run, samples: rest.map(line => JSON.parse(line) as ArmSample) }
}

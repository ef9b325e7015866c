import type { TargetOptions } from './options.ts'

// Every line of a target's samples file. What is printed can be made again from these lines alone. Times are milliseconds
// since the load began, on this process's monotonic clock.

/** The version of this format. */
export const TARGET_VERSION = 1

/** The first line: what was asked of whom, from where. */
export type TargetRunSample = {
  readonly type: 'target'
  readonly version: typeof TARGET_VERSION
  readonly startedAt: string
  readonly options: TargetOptions
  readonly client: {
    readonly cpuModel: string
    readonly cores: number
    readonly node: string
  }
}

/** How many sockets opened. */
export type OpenedSample = {
  readonly type: 'opened'
  readonly asked: number
  readonly opened: number
  readonly firstError?: string
}

/** A socket that went away by itself. */
export type DropSample = { readonly type: 'drop'; readonly code: number }

/**
 * What the first answers told. Stamps: the mock writes the moment into each token when asked to; `other-clock`: it did, by
 * a clock that is not this machine's.
 */
export type CalibrationSample = {
  readonly type: 'calibration'
  readonly meanSeconds: number
  readonly stamps: 'none' | 'this-machine' | 'other-clock'
  /** Turns that were started a second. */
  readonly turnsPerSecond: number
  /** From here on the load is steady, and measured. */
  readonly warmUpMs: number
}

/** How one answer went. */
export type AnswerSample = {
  readonly type: 'answer'
  readonly plannedMs: number
  readonly sentMs: number
  /** First and last frame with text. */
  readonly firstTextMs?: number
  readonly lastTextMs?: number
  readonly endedMs: number
  /** Between two frames with text, one after another. */
  readonly gapsMs: readonly number[]
  /** Arrival − the moment that is written in the token, in microseconds. */
  readonly delaysUs: readonly number[]
  readonly outcome: 'end' | 'error' | 'lost' | 'unfinished'
  readonly error?: string
}

/** Memory of the server's process tree, without load. */
export type TargetMemorySample = {
  readonly type: 'memory'
  readonly moment: 'before' | 'idle' | 'after'
  readonly pssBytes?: number
  readonly missing?: string
}

/** What was used in the steady part. */
export type TargetUsageSample = {
  readonly type: 'usage'
  readonly seconds: number
  /** Frames with text that arrived. */
  readonly texts: number
  readonly clientMicroseconds: number
  readonly targetMicroseconds?: number
  readonly missing?: string
}

/** Delays of a stream straight from the mock, in the steady part. */
export type ControlSample = { readonly type: 'control'; readonly delaysUs: readonly number[] }

export type TargetSample =
  | TargetRunSample
  | OpenedSample
  | DropSample
  | CalibrationSample
  | AnswerSample
  | TargetMemorySample
  | TargetUsageSample
  | ControlSample

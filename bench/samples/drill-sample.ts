// What a drill leaves: raw facts, from which the measures count. Times are milliseconds of the runner's monotonic clock
// since the drill's witnesses stood.

/** From spawning the deployment's processes, all at once, to the first text of an answer. Every trial has one. */
export type StartSample = {
  readonly type: 'start'
  readonly readyMs: number
  readonly firstTokenMs: number
}

/** Something was done to a process. */
export type FaultSample = {
  readonly type: 'fault'
  readonly action:
    | 'kill'
    | 'stop'
    | 'continue'
    | 'terminate'
    | 'start'
    | 'ready'
    | 'edit'
    | 'visible'
  readonly process: string
  readonly atMs: number
}

/** One answer that ran through the drill, as its client saw it. The client comes back and resumes as the page would. */
export type WitnessStreamSample = {
  readonly type: 'witness-stream'
  readonly stream: number
  /** `exact`: whole, each chunk once, text as sent; `error`: one terminal error; `lost`: nothing to resume, or never back. */
  readonly outcome: 'exact' | 'error' | 'lost'
  /** How often its socket went away. */
  readonly drops: number
  readonly tokens: number
  readonly largestGapMs: number
  readonly endedMs: number
  readonly detail?: string
}

/** One page request, sent at a planned moment. Status 0: no answer. */
export type WitnessPageSample = {
  readonly type: 'witness-page'
  readonly atMs: number
  readonly durationMs: number
  readonly status: number
}

/** A count, and what was counted. */
export type CountSample = {
  readonly type: 'count'
  readonly name: string
  readonly items: readonly string[]
}

export type DrillSample =
  | StartSample
  | FaultSample
  | WitnessStreamSample
  | WitnessPageSample
  | CountSample

import type { ResumeCell } from '../plan/scenarios/resumes.ts'

// What a drill leaves: raw facts, from which the measures count. Times are milliseconds of the runner's monotonic clock
// since the drill's clients had their first text.

/** From spawning the deployment's processes, all at once, to the first text of an answer. Every trial has one. */
export type StartSample = {
  readonly type: 'start'
  /** Every process is ready. */
  readonly readyMs: number
  readonly firstTokenMs: number
}

/** Something was done to a process, or came of it. */
export type FaultSample = {
  readonly type: 'fault'
  readonly action:
    | 'kill'
    | 'stop'
    | 'continue'
    | 'terminate'
    | 'ended'
    | 'start'
    | 'ready'
    | 'edit'
    | 'visible'
  readonly process: string
  readonly atMs: number
}

/** One answer that ran through the drill, as its client saw it. The client comes back and resumes as the page would. */
export type FaultStreamSample = {
  readonly type: 'witness-stream'
  readonly stream: number
  /**
   * `exact`: whole, each chunk once, text as sent; `error`: one terminal error; `lost`: nothing to resume, or never back;
   * `wrong`: a chunk twice or out of order, or another text.
   */
  readonly outcome: 'exact' | 'error' | 'lost' | 'wrong'
  /** How often its socket went away, after the answer's end too. */
  readonly drops: number
  readonly tokens: number
  /** The longest wait for text that the answer had. */
  readonly largestGapMs: number
  /** The longest time from the loss of a socket to the first frame on the next one; absent: none was lost, or none spoke again. */
  readonly awayMs?: number
  readonly endedMs: number
  readonly detail?: string
}

/** One page request, sent at a planned moment, from which its duration counts. Status 0: no answer. */
export type FaultPageSample = {
  readonly type: 'witness-page'
  readonly page: string
  readonly atMs: number
  readonly durationMs: number
  readonly status: number
}

/** One attempt to open a socket, at a planned moment. Status 101: open; 0: no answer. */
export type FaultSocketSample = {
  readonly type: 'witness-socket'
  readonly atMs: number
  readonly durationMs: number
  readonly status: number
}

/** One answer whose client lost its connection and resumed behind a load balancer; its outcome as in a {@link FaultStreamSample}. */
export type ResumeSample = Pick<FaultStreamSample, 'stream' | 'outcome' | 'detail'> & {
  readonly type: 'resume'
  readonly cell: ResumeCell
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
  | FaultStreamSample
  | FaultPageSample
  | FaultSocketSample
  | CountSample
  | ResumeSample

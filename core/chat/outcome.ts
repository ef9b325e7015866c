import type { FinishReason } from '../protocol/frames.ts'
import type { Usage } from '../upstream/upstream.ts'

/** How far an answer is. */
export type Outcome =
  | { readonly state: 'live' }
  | {
      readonly state: 'finished'
      readonly reason: FinishReason
      readonly usage: Usage | undefined
      /** How long the model thought; undefined where it did not. */
      readonly reasoningMs: number | undefined
    }
  | { readonly state: 'aborted' }
  | { readonly state: 'failed'; readonly message: string }

/** How an answer ended. */
export type Ended = Exclude<Outcome, { state: 'live' }>

/** What an answer says of itself in its `start` chunk. */
export type AnswerMetadata = { readonly deployment: string; readonly upstream: string }

/** The signal of every answer that is over: one of its own, with its reason, takes more memory than a short answer. */
export const OVER = AbortSignal.abort()

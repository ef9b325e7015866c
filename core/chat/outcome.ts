import type { FinishReason } from '../protocol/frames.ts'
import type { Usage } from '../upstream/upstream.ts'

/** How far an answer is. */
export type Outcome =
  | { readonly state: 'live' }
  | {
      readonly state: 'finished'
      readonly reason: FinishReason
      readonly usage: Usage | undefined
    }
  | { readonly state: 'aborted' }
  | { readonly state: 'failed'; readonly message: string }

/** What an answer says of itself in its `start` chunk. */
export type AnswerMetadata = { readonly deployment: string; readonly upstream: string }

import type { FinishReason } from '../protocol/frames.ts'
import { failure, type UpstreamFailure } from './failure.ts'

/** What was heard of an answer until it ended. */
export type Heard = {
  readonly text: boolean
  readonly thought: boolean
  readonly tool: boolean
  /** Something came that was not understood. */
  readonly strange: boolean
  /** Why the server said that it finished, in a way that we know. */
  readonly finish: FinishReason | undefined
  /** The server said that nothing follows: `[DONE]`, or the end of a whole document. */
  readonly done: boolean
}

/** What has been heard before the first event. */
export const NOTHING_HEARD: Heard = {
  text: false,
  thought: false,
  tool: false,
  strange: false,
  finish: undefined,
  done: false,
}

/** How an answer ended. */
export type AnswerOutcome =
  | { readonly state: 'ended'; readonly reason: FinishReason }
  | { readonly state: 'failed'; readonly failure: UpstreamFailure }

const failed = (cause: UpstreamFailure) => ({ state: 'failed', failure: cause }) as const

/**
 * An answer is whole only when its server said so in a way that we know: by a finish reason, or by `[DONE]` after
 * text with nothing before it that was not understood. Anything else is an error in words.
 *
 * @param cause what ended it: `empty` where the body ended in order
 */
export function outcomeOf(heard: Heard, cause: UpstreamFailure): AnswerOutcome {
  const { text, tool, strange, finish, done } = heard
  if (finish === undefined && !done) return failed(interruption(heard, cause))
  if (finish === 'tool-calls') return failed(failure('tool-call'))
  if (!text) return failed(emptiness(heard))
  if (finish !== undefined) return { state: 'ended', reason: finish }
  if (tool) return failed(failure('tool-call'))
  return strange ? failed(failure('malformed')) : { state: 'ended', reason: 'other' }
}

/** A body that ended in order, and too early, was empty or cut off. */
function interruption(heard: Heard, cause: UpstreamFailure): UpstreamFailure {
  if (cause.kind !== 'empty') return cause
  if (heard.text || heard.thought || heard.tool) return failure('cut-off')
  return failure(heard.strange ? 'malformed' : 'empty')
}

function emptiness({ thought, tool, strange, finish }: Heard): UpstreamFailure {
  if (tool) return failure('tool-call')
  if (finish === 'content-filter') return failure('filtered')
  if (finish === 'length') {
    const message =
      'The model had used up its tokens before it gave an answer. Ask for less at once.'
    return failure('empty', { message })
  }
  if (finish === undefined && strange) return failure('malformed')
  if (!thought) return failure('empty')
  return failure('empty', { message: 'The model thought, and then gave an empty answer. Retry.' })
}

import { isAbort, isTerminal, messageIdOf, requestIdOf } from './frame-reading.ts'

/**
 * What is known of the present question. `held`: it has not left the page. `sent`: it left, and the server has said nothing
 * of it yet. `taken`: its answer has begun, or it was asked in an earlier life of the page.
 */
export type QuestionState = 'held' | 'sent' | 'taken'

/** Follows the request whose answer is shown, by the frames that pass the socket. */
export function createFollowedRequest() {
  let question: QuestionState = 'taken'
  let requestId: string | undefined
  let unacknowledged: string | undefined
  let ended = false
  let stopped = false
  let answer: string | undefined
  const seen = new Set<string>()
  const over = new Set<string>()
  let older: ReadonlySet<string> = new Set()

  function leave(): void {
    if (answer !== undefined) over.add(answer)
  }

  function isOlder(messageId: string): boolean {
    return older.has(messageId)
  }

  return {
    question: () => question,

    /** The request that follows the answer on the present connection. */
    requestId: () => requestId,

    /** Has the server written to the end of it, or said that it will not? */
    isEnded: () => ended,

    /** Did somebody else stop the answer, in another tab for one? */
    isStoppedElsewhere: () => stopped,

    /** A question is about to be asked. `present` are the ids of all messages that are not its answer. */
    asked(present: readonly string[]): void {
      question = 'held'
      older = new Set([...seen, ...present])
    },

    /** An answer that was asked for elsewhere is about to be followed. */
    joined(present: readonly string[]): void {
      question = 'taken'
      older = new Set(present)
    },

    /** Was this answer there before the question? The server keeps a chat's latest, which may be an earlier one. */
    isOlder,

    /** The user has stopped the answer: it is over for this page, whatever the server says of it. */
    leave,

    /** Has this page seen the end of an answer, or stopped it? */
    isOver: (messageId: string) => over.has(messageId),

    /** The server has an answer to the question. */
    found(): void {
      question = 'taken'
    },

    sent(frame: string): void {
      const sent = requestIdOf(frame)
      if (sent === undefined || frame.startsWith('{"type":"abort"')) return
      requestId = sent
      ended = false
      stopped = false
      unacknowledged = sent
      if (frame.startsWith('{"type":"send"')) question = 'sent'
    },

    /** Returns true where the frame shows that what was asked is being attended to, and not only that the server lives. */
    received(frame: string): boolean {
      const messageId = messageIdOf(frame)
      if (messageId !== undefined) seen.add(messageId)
      if (requestIdOf(frame) === requestId) {
        answer = messageId ?? answer
        if (isTerminal(frame)) ended = true
        if (ended) leave()
        if (isAbort(frame)) stopped = true
      }
      if (unacknowledged === undefined) return true
      if (requestIdOf(frame) !== unacknowledged) return false
      if (messageId !== undefined && !isOlder(messageId)) question = 'taken'
      if (messageId !== undefined || isTerminal(frame)) unacknowledged = undefined
      return true
    },

    disconnected(): void {
      requestId = undefined
      unacknowledged = undefined
    },
  }
}

import type { Chat } from '@ai-sdk/react'
import type { ChatMessage } from './chat-message.ts'
import type { Notice } from './session-snapshot.ts'
import type { SessionWire } from './wire/session-wire.ts'
import { notices } from './words.ts'

/** How often a question is asked of a server that takes it and begins no answer. */
const maxAsks = 3

type AskingOptions = {
  readonly wire: SessionWire
  readonly chat: () => Chat<ChatMessage>
  readonly isIdle: () => boolean
  readonly settle: (notice: Notice | undefined) => void
}

/** Sees a question to its answer, over connections that drop. */
export function createAsking({ wire, chat, isIdle, settle }: AskingOptions) {
  const { request } = wire
  let asks = 0
  /** The answer was asked for in another tab. */
  let joined = false
  let resumed: 'found' | 'none' | undefined

  const present = () => chat().messages.map(({ id }) => id)

  /** Follows the answer on a new connection; a question that never arrived is asked again. */
  async function resume(): Promise<void> {
    resumed = undefined
    await chat().resumeStream()
    if (resumed !== 'none' || !wire.isRunning() || isIdle()) return
    if (request.question() === 'taken') return settle(joined ? undefined : notices.interrupted)
    if (asks >= maxAsks) return settle(notices.unanswered)
    asks += 1
    request.asked(present())
    await chat().regenerate()
  }

  return {
    /** A question is about to be asked. */
    begin(): void {
      asks = 1
      joined = false
      request.asked(present())
    },

    /** Follows an answer that another tab has asked for. */
    join(answer: string): void {
      joined = true
      request.joined(present().filter(id => id !== answer))
      void resume()
    },

    /** Goes on after the connection was lost. */
    recover(): void {
      // A question that never left is asked again; asking twice what did leave could answer twice.
      void (request.question() === 'held' ? chat().regenerate() : resume())
    },

    /** The server has said whether it has the answer. */
    resumed(outcome: 'found' | 'none'): void {
      resumed = outcome
      if (outcome === 'found') request.found()
    },
  }
}

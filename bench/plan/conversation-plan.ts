import type { RunPlan } from './run-plan.ts'
import {
  type ConversationLoad,
  conversation,
  conversationProfile,
  conversationSeconds,
} from './scenarios/conversation.ts'
import type { AttachedServer } from './subjects/subject.ts'

/** What a conversation with an attached server is asked for. */
export type AskedConversation = {
  readonly server: AttachedServer
  readonly load: ConversationLoad
  readonly seed: number
}

/** What the first answers of a server tell: how long they are, and whether the mock is behind it. */
export type Calibration = {
  /** Frames with text. */
  readonly meanTokens: number
  readonly meanSeconds: number
  /** The mock writes the moment into each token when asked to; `other-clock`: it did, by a clock that is not this machine's. */
  readonly stamps: 'none' | 'this-machine' | 'other-clock'
}

/** The words behind `npm run` that measure an address, and go on with what was begun there. */
export const targetScript = (url: string) =>
  `bench -- --target ${/^[\w:/.-]+$/.test(url) ? url : `'${url}'`}`

/** Plans one trial of a server that somebody else runs. */
export function conversationPlan(
  { server, load, seed }: AskedConversation,
  { meanTokens, meanSeconds, stamps }: Calibration,
): RunPlan {
  const stamped = stamps === 'this-machine'
  const profile = conversationProfile(load, { meanTokens, meanSeconds, stamped })
  return {
    command: targetScript(server.url),
    subjects: [server.name],
    attached: [server],
    scenarios: [
      {
        scenario: conversation.name,
        seconds: conversationSeconds(load.seconds, meanSeconds),
        rounds: conversation.rounds,
        action: { type: 'load', profile },
      },
    ],
    leftOut: [],
    rounds: { until: 'done', atLeast: conversation.rounds },
    answers: {
      ...{ ttft: 'its own', gap: 'its own', length: 'its own' },
      // Unknown: a time to first token holds it.
      ttftMs: 0,
      ...{ meanTokens, meanSeconds },
      ...(stamped ? {} : { unstamped: stamps }),
    },
    seed,
    quick: false,
  }
}

import { answers, type Profile } from '../profile.ts'
import { slo } from '../slo.ts'
import type { Scenario } from './scenario.ts'

/** What an attached server is asked for. */
export type ConversationLoad = {
  readonly connections: number
  /** Answers under way at a time, on average. */
  readonly streams: number
  readonly seconds: number
  /** What an answer must meet to count as good. */
  readonly limits: { readonly ttftMs: number; readonly gapMs: number }
}

/** How long an answer of the server is on average; whether its tokens say when they were written, by the clock of this machine. */
export type AnswerLength = {
  readonly meanTokens: number
  readonly meanSeconds: number
  readonly stamped: boolean
}

export const conversationLoad: ConversationLoad = {
  connections: 100,
  streams: 20,
  seconds: 30,
  limits: { ttftMs: 1_000, gapMs: 500 },
}

/** However short the answers are, nobody is asked for more than this. */
const MAX_TURNS_PER_SECOND = 50

/** Handshakes are dear: no faster than this. */
const CONNECTS_PER_SECOND = 100

/** So long the sockets rest before the memory is read. */
const IDLE_SECONDS = 3

/** Beside the load: they take the delay of each token. */
const PROBE_STREAMS = 4

/** An answer that is under way when the load ends gets this many times what one takes. */
const PATIENCE = 3
const MIN_PATIENCE_SECONDS = 10

/** For the opening of the sockets and their rest. */
const AROUND_SECONDS = 15

/** How long one trial takes at most. */
export const conversationSeconds = (seconds: number, meanSeconds: number) =>
  AROUND_SECONDS + seconds + patience(meanSeconds)

const patience = (meanSeconds: number) =>
  Math.ceil(Math.max(MIN_PATIENCE_SECONDS, PATIENCE * meanSeconds))

/**
 * So many turns a second that on average so many answers are under way: Little's law, streams ÷ how long one takes. The load is
 * steady, and measured, once the first answers have reached their length.
 */
export function conversationProfile(
  { connections, streams, seconds, limits }: ConversationLoad,
  { meanTokens, meanSeconds, stamped }: AnswerLength,
): Profile {
  const turnsPerSecond = Math.min(MAX_TURNS_PER_SECOND, streams / meanSeconds)
  return {
    generator: 'client',
    keepsGaps: true,
    probeStreams: stamped ? PROBE_STREAMS : 0,
    restSeconds: 0,
    steps: [connections],
    connectsPerSecond: CONNECTS_PER_SECOND,
    idleSeconds: IDLE_SECONDS,
    windows: [
      {
        name: 'streams',
        seconds,
        tokensPerSecond: Math.round(turnsPerSecond * meanTokens),
        turnsPerSecond,
        warmUpSeconds: Math.min(meanSeconds, seconds / 2),
        settleSeconds: patience(meanSeconds),
        pages: [],
      },
    ],
    pages: {},
    throughputSeconds: 0,
    slo: { ...slo, addedTtftMs: limits.ttftMs, gapMs: limits.gapMs },
    stopAtKnee: false,
    seed: 1,
  }
}

/** A conversation with a server that somebody else runs. */
export const conversation = {
  name: 'conversation',
  title: { en: 'A conversation with a server that runs', zh: '与正在运行的服务器对话' },
  seconds: conversationSeconds(conversationLoad.seconds, answers.meanSeconds),
  rounds: 1,
  action: {
    type: 'load',
    profile: conversationProfile(conversationLoad, { ...answers, stamped: false }),
  },
} as const satisfies Scenario

import type { Answers, Profile } from '../profile.ts'
import { slo } from '../slo.ts'
import type { Scenario } from './scenario.ts'

/** Tokens a second of every stream, as a hosted model writes; the floor writes as many. */
export const TOKENS_PER_SECOND = 20

/**
 * So long after the last stream was asked for nothing is measured. Until then V8 is still compiling: a process costs twice as
 * much a token in its first seconds, and stays the same from the eighth on.
 */
const WARM_UP_SECONDS = 7

/** Streams, and how long they are measured. */
export const relayLoad = { streams: 400, seconds: 10 }

/** For the start and the end of the processes, and for the streams that open one by one within a second. */
const AROUND_SECONDS = 8

/** How long one trial takes. */
export const relaySeconds = (seconds: number) => WARM_UP_SECONDS + seconds + AROUND_SECONDS

/** The mock's answers: each outlasts the trial, so that tokens alone are measured and no requests. */
export function relayAnswers(seconds: number): Answers {
  const marginSeconds = 30
  const meanTokens = (relaySeconds(seconds) + marginSeconds) * TOKENS_PER_SECOND
  return {
    ttft: 'constant:100',
    // A mean of 50 ms: median · e^(σ²/2). Streams drift apart, so that no two stay in step.
    gap: 'lognormal:47.8,0.3',
    length: `constant:${meanTokens}`,
    ttftMs: 100,
    meanTokens,
    meanSeconds: meanTokens / TOKENS_PER_SECOND,
  }
}

/** Streams of the probe and nothing else: each of their tokens is timed. */
export function relayProfile({ streams, seconds }: typeof relayLoad): Profile {
  return {
    generator: 'probe',
    probeStreams: streams,
    steps: [streams],
    connectsPerSecond: streams,
    restSeconds: 0,
    idleSeconds: 0,
    windows: [
      {
        name: 'relay',
        seconds: WARM_UP_SECONDS + seconds,
        warmUpSeconds: WARM_UP_SECONDS,
        tokensPerSecond: streams * TOKENS_PER_SECOND,
        pages: [],
      },
    ],
    pages: {},
    throughputSeconds: 0,
    slo,
    stopAtKnee: false,
    seed: 1,
  }
}

/** What relaying a token costs, in mid-answer. */
export const relay = {
  name: 'relay',
  title: { en: 'What a relayed token costs', zh: '转发一个词元的开销' },
  seconds: relaySeconds(relayLoad.seconds),
  rounds: 3,
  action: { type: 'load', profile: relayProfile(relayLoad) },
} as const satisfies Scenario

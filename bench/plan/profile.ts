import { type Slo, slo } from './slo.ts'
import { aloneAndTogether, type ProfileWindow } from './windows.ts'

/** What is asked of a deployment in one run. Stored with the result. */
export type Profile = {
  /** How long the deployment is left alone before its memory is read without connections. */
  readonly restSeconds: number
  /** How many sockets are open at each reading of the idle memory, ascending; the last is how many there are. */
  readonly steps: readonly number[]
  /** How fast they are opened. */
  readonly connectsPerSecond: number
  /** How long they are left idle at each step. */
  readonly idleSeconds: number
  /** The load, one window after another; their names are unique. */
  readonly windows: readonly ProfileWindow[]
  /** The pages by name, and their paths: those that windows load are among them. Each is asked for before any load. */
  readonly pages: Readonly<Record<string, string>>
  /** How long autocannon asks for each page as fast as it can. 0: not at all. */
  readonly throughputSeconds: number
  /** What makes the load; absent: k6. */
  readonly generator?: Generator
  /** Whether the client keeps every gap of an answer; absent: the largest alone. */
  readonly keepsGaps?: true
  /** Streams of the probe: beside those of the load generator, or all there are where it is the generator. */
  readonly probeStreams: number
  readonly slo: Slo
  /** End once two windows in a row do not meet the SLO: what lies beyond the knee says nothing. */
  readonly stopAtKnee: boolean
  readonly seed: number
}

/**
 * What can make a load. k6 is what everybody knows and can check, but a token costs it more than the server that it loads; the
 * client, a Node process of ours, costs a fraction of that and visits no pages. The probe times each token of its streams; where
 * it is the load there is nothing beside it, and no turns: each stream is one long answer.
 */
export type Generator = 'k6' | 'client' | 'probe'

/** What makes the load of a profile. */
export function generatorOf({ generator = 'k6' }: Pick<Profile, 'generator'>): Generator {
  return generator
}

/** How the mock answers during a bench, or what the first answers of an attached server told. Stored with the result. */
export type Answers = {
  /** Time to first token, the gap between tokens, and the length, as the mock's flags take them. */
  readonly ttft: string
  readonly gap: string
  readonly length: string
  /** The mean of `ttft`, in milliseconds: a measured time to first token holds it. */
  readonly ttftMs: number
  /** The mean of `length`, in tokens. */
  readonly meanTokens: number
  /** How long an answer takes on average, in seconds. */
  readonly meanSeconds: number
  /** Of a server that somebody else runs: why no token tells how late it is. Absent: each does. */
  readonly unstamped?: 'none' | 'other-clock'
}

/** The load of a plain run: more than 1,000 connections, all in conversation, within 3 minutes on two cores. */
export const defaultLoad = { seconds: 24, tokensPerSecond: 6_000, pagesPerSecond: 15 }

/** How long its windows last when it is only to be seen that everything works. */
export const quickSeconds = 10

/** The pages of a plain run; src/app/bench has them. */
export const benchPages = { static: '/bench/static', rendered: '/bench/rendered' }

/** A plain run. */
export const defaultProfile: Profile = {
  restSeconds: 0,
  steps: [1_200],
  connectsPerSecond: 150,
  idleSeconds: 8,
  windows: aloneAndTogether(defaultLoad),
  pages: benchPages,
  throughputSeconds: 5,
  probeStreams: 24,
  slo,
  stopAtKnee: false,
  seed: 1,
}

/** The same in short: to see that everything works, not to quote. */
export const quickProfile: Profile = {
  ...defaultProfile,
  connectsPerSecond: 300,
  idleSeconds: 3,
  windows: aloneAndTogether({ ...defaultLoad, seconds: quickSeconds }),
  throughputSeconds: 2,
}

/** About 20 tokens a second, as a hosted model writes; 100 tokens an answer. */
export const answers: Answers = {
  ttft: 'constant:100',
  gap: 'lognormal:48,0.3',
  length: 'constant:100',
  ttftMs: 100,
  meanTokens: 100,
  meanSeconds: 5.1,
}

/**
 * Longer than Node 26 waits before it collects the heap of a process at rest: half a minute, and then Next gives back a
 * sixth of its memory. A collection between two readings would otherwise pass for cheap connections.
 */
export const settlingSeconds = 50

/** Sockets of the load. */
export function connectionsOf({ steps }: Pick<Profile, 'steps'>): number {
  return steps.at(-1) ?? 0
}

/** Sockets in all: those of the load, and those of the probe where it is not the load itself. */
export function socketsOf(profile: Profile): number {
  const beside = generatorOf(profile) === 'probe' ? 0 : profile.probeStreams
  return connectionsOf(profile) + beside
}

/** What one socket of a load does at the most: frames in a second, and answers at once. */
export type SocketUse = { readonly framesPerSecond: number; readonly answers: number }

/** What is to be expected of the busiest socket of a profile, where turns come at moments of a Poisson process. */
export function socketUseOf(profile: Profile): SocketUse {
  const turns = profile.windows.map(
    ({ turnsPerSecond, tokensPerSecond }) => turnsPerSecond ?? tokensPerSecond / answers.meanTokens,
  )
  const framesPerSecond = Math.max(0, ...turns) / Math.max(1, connectionsOf(profile))
  return {
    framesPerSecond: atMost(framesPerSecond),
    answers: atMost(framesPerSecond * answers.meanSeconds),
  }
}

/** Six standard deviations above the mean of a Poisson distribution, and as much again for small means. */
const atMost = (mean: number) => Math.ceil(mean + 6 * Math.sqrt(mean) + 6)

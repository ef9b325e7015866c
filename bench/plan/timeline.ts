import { type Answers, answers, connectionsOf, generatorOf, type Profile } from './profile.ts'
import type { ProfileWindow } from './windows.ts'

/** A span of a run, in seconds after the load began. */
export type Span = { readonly from: number; readonly to: number }

/** A load window: its whole span, and the part in which the load is steady, which alone is measured. */
export type LoadWindow = ProfileWindow & { readonly span: Span; readonly steady: Span }

/** Sockets are opened, then left idle until the memory is read at the end of the span. */
export type Step = { readonly connections: number; readonly opening: Span; readonly idle: Span }

/** What happens when in a run. Shared by k6 and the runner. */
export type Timeline = {
  readonly steps: readonly Step[]
  readonly windows: readonly LoadWindow[]
  readonly end: number
}

/** The rule of the warm-up: until the first answers of a window have reached their mean length. */
export const warmUpSeconds = ({ meanSeconds }: Pick<Answers, 'meanSeconds'>): number =>
  Math.ceil(meanSeconds)

/** After a window, for the last answers to end. */
const settleAfter = ({ settleSeconds }: ProfileWindow) =>
  settleSeconds ?? Math.ceil(answers.meanSeconds * 1.5)

/** The timeline of a profile. */
export function timeline(profile: Profile): Timeline {
  const steps = planSteps(profile)
  const start = steps.at(-1)?.idle.to ?? 0
  const windows = planWindows(profile, start)
  const last = windows.at(-1)
  return { steps, windows, end: last === undefined ? start : last.span.to + settleAfter(last) }
}

/** When a socket is opened: one after another within its step. */
export function openingMoment(socket: number, { steps }: Timeline): number {
  let first = 0
  for (const { connections, opening } of steps) {
    if (socket < connections) {
      return opening.from + ((socket - first) / (connections - first)) * (opening.to - opening.from)
    }
    first = connections
  }
  throw new RangeError(`expected a socket below ${first}, found ${socket}`)
}

/** The last window whose answers have ended when the window at `index` begins: where one flows on, its answers still run. */
export function lastEndedBefore(
  index: number,
  { windows }: Pick<Timeline, 'windows'>,
): LoadWindow | undefined {
  const before = windows[index - 1]
  return before?.flowsOn ? windows[index - 2] : before
}

/** The probe asks on each of its sockets as it opens: none is left idle. */
function planSteps(profile: Profile): readonly Step[] {
  if (generatorOf(profile) === 'probe') return []
  const { steps, connectsPerSecond, idleSeconds } = profile
  let from = 0
  let opened = 0
  return steps.map(connections => {
    const opening = { from, to: from + Math.ceil((connections - opened) / connectsPerSecond) }
    const idle = { from: opening.to, to: opening.to + 1 + idleSeconds }
    from = idle.to
    opened = connections
    return { connections, opening, idle }
  })
}

function pauseAfter(window: ProfileWindow): number {
  if (window.flowsOn) return 0
  return window.tokensPerSecond > 0 ? settleAfter(window) : 1
}

function planWindows({ windows }: Profile, start: number): readonly LoadWindow[] {
  let from = start
  return windows.map(window => {
    const span = { from, to: from + window.seconds }
    from = span.to + pauseAfter(window)
    const warmUp = window.warmUpSeconds ?? warmUpSeconds(answers)
    return { ...window, span, steady: { from: span.from + warmUp, to: span.to } }
  })
}

/** A turn of the whole population's conversation. */
export type Turn = {
  readonly index: number
  /** Which socket sends it, from 0. */
  readonly socket: number
  /** When, in seconds after the load began. */
  readonly at: number
  /** The name of its window. */
  readonly window: string
}

/**
 * Plans every turn of a run before it begins: Poisson moments for the population as a whole, sockets in the order of a
 * shuffle, so that each has its first turn before any has its second. The same profile gives the same plan. The probe has none: its streams do
 * not end.
 */
export function planTurns(profile: Profile, { windows }: Timeline): readonly Turn[] {
  if (generatorOf(profile) === 'probe') return []
  const random = generator(profile.seed)
  const order = shuffled(connectionsOf(profile), random)
  const turns: Turn[] = []
  for (const window of windows) {
    const { name, span, tokensPerSecond } = window
    if (tokensPerSecond === 0) continue
    const turnsPerSecond = window.turnsPerSecond ?? tokensPerSecond / answers.meanTokens
    for (let at = span.from + exponential(random, turnsPerSecond); at < span.to; ) {
      const index = turns.length
      turns.push({ index, socket: order[index % order.length] ?? 0, at, window: name })
      at += exponential(random, turnsPerSecond)
    }
  }
  return turns
}

function exponential(random: () => number, perSecond: number): number {
  return -Math.log(1 - random()) / perSecond
}

/** Fisher and Yates. */
function shuffled(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, index) => index)
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const kept = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = kept
  }
  return order
}

/**
 * Numbers from 0 to below 1: Mulberry32 (Tommy Ettinger, 2017, public domain). k6 loads no packages, and it must draw what
 * the runner draws.
 */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

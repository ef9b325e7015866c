import { answers, connectionsOf, generatorOf, type Profile } from './profile.ts'
import type { Timeline } from './timeline.ts'

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

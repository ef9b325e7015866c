import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** An answer that is asked for: when, in milliseconds after the load began, and on which socket. */
export type Turn = { readonly atMs: number; readonly socket: number }

/** However short the answers are: nobody is asked for more than this. */
export const MAX_TURNS_PER_SECOND = 50

/** Turns a second that keep so many answers under way: Little's law, streams ÷ how long one takes. Capped. */
export function turnsPerSecond(streams: number, meanSeconds: number): number {
  return Math.min(MAX_TURNS_PER_SECOND, streams / meanSeconds)
}

/** Poisson moments, one socket after another. The same seed gives the same plan. */
export function planTurns(options: {
  readonly perSecond: number
  readonly seconds: number
  readonly sockets: number
  readonly seed: number
}): readonly Turn[] {
  const { perSecond, seconds, sockets, seed } = options
  const random = xoroshiro128plus(seed)
  const gapMs = () => (-Math.log(1 - uniformFloat64(random)) / perSecond) * 1_000
  const turns: Turn[] = []
  for (let atMs = gapMs(); atMs < seconds * 1_000; atMs += gapMs()) {
    turns.push({ atMs, socket: turns.length % sockets })
  }
  return turns
}

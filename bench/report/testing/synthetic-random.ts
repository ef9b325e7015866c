/**
 * Numbers between 0 and 1 that look random and are the same every time (mulberry32): what is synthetic must look like
 * rounds that differ, and a report of it must be the same twice.
 */
export function syntheticRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Around 1, with this relative spread: the sum of a few uniform numbers, which is near enough to a bell. */
export function around(random: () => number, spread: number): number {
  const sum = Array.from({ length: 6 }, random).reduce((total, one) => total + one, 0)
  return Math.exp((sum - 3) * Math.SQRT2 * spread)
}

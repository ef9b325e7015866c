import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'

/**
 * A generator for one purpose of one request. Text, length and timing draw from generators of their own, so that
 * another gap distribution leaves the words as they are.
 *
 * @param parts whole numbers: seed, request, purpose
 */
export function seededRandom(...parts: readonly number[]): RandomGenerator {
  return xoroshiro128plus(parts.reduce(mix, 0))
}

/** Folds one number into a 32-bit state: the finaliser of MurmurHash3 (Austin Appleby, public domain). */
function mix(state: number, part: number): number {
  let hash = (state ^ part) + 0x9e3779b9
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'

/** Where a delay (milliseconds) or an answer's length (tokens) is drawn from. */
export type Distribution =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'lognormal'; readonly median: number; readonly sigma: number }
  | {
      readonly kind: 'bursty'
      readonly tokens: number
      readonly gap: number
      readonly pause: number
    }

/** A text that was read as a distribution, or one line that says what was expected and found. */
export type DistributionOutcome =
  | { readonly state: 'valid'; readonly distribution: Distribution }
  | { readonly state: 'wrong'; readonly problem: string }

/** No draw exceeds this: ten minutes as a delay, 600,000 tokens as a length. */
const largestDraw = 600_000

const expected =
  'expected constant:VALUE (or VALUE alone), lognormal:MEDIAN,SIGMA or bursty:TOKENS,GAP,PAUSE ' +
  `with numbers from 0 to ${largestDraw} (TOKENS and MEDIAN above 0, SIGMA up to 10)`

/** Reads a named distribution, such as `constant:50`, `lognormal:300,0.4` or `bursty:8,5,200`. Never throws. */
export function parseDistribution(text: string): DistributionOutcome {
  const [name, list] = text.includes(':') ? splitOnce(text) : ['constant', text]
  const numbers = list.split(',').map(readNumber)
  const distribution = numbers.every(isInRange) ? build(name, numbers) : undefined
  if (distribution === undefined) return { state: 'wrong', problem: `${expected}, found "${text}"` }
  return { state: 'valid', distribution }
}

/**
 * Draws one value.
 *
 * - constant: the value.
 * - lognormal: median · e^(sigma · z), with z standard normal by Box and Muller (1958).
 * - bursty: an on-off process without memory. Tokens come `gap` apart in bursts of geometric length with mean `tokens`;
 *   between bursts lies an exponential pause with mean `pause`. Mean: gap + (pause − gap) / tokens.
 */
export function draw(distribution: Distribution, random: RandomGenerator): number {
  if (distribution.kind === 'constant') return distribution.value
  if (distribution.kind === 'lognormal') {
    return Math.min(
      largestDraw,
      distribution.median * Math.exp(distribution.sigma * normal(random)),
    )
  }
  if (uniformFloat64(random) * distribution.tokens >= 1) return distribution.gap
  return Math.min(largestDraw, -distribution.pause * Math.log(positive(random)))
}

/** Draws a number of tokens: as `draw`, rounded to a whole number. */
export function drawLength(distribution: Distribution, random: RandomGenerator): number {
  return Math.round(draw(distribution, random))
}

function normal(random: RandomGenerator): number {
  const radius = Math.sqrt(-2 * Math.log(positive(random)))
  return radius * Math.cos(2 * Math.PI * uniformFloat64(random))
}

/** Uniform above 0 and up to 1, so that its logarithm is finite. */
function positive(random: RandomGenerator): number {
  return 1 - uniformFloat64(random)
}

function build(name: string, numbers: readonly number[]): Distribution | undefined {
  const [first = 0, second = 0, third = 0] = numbers
  if (name === 'constant' && numbers.length === 1) return { kind: 'constant', value: first }
  if (name === 'lognormal' && numbers.length === 2 && first > 0 && second <= 10) {
    return { kind: 'lognormal', median: first, sigma: second }
  }
  if (name === 'bursty' && numbers.length === 3 && first > 0) {
    return { kind: 'bursty', tokens: first, gap: second, pause: third }
  }
  return undefined
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf(':')
  return [text.slice(0, at), text.slice(at + 1)]
}

function readNumber(text: string): number {
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
}

function isInRange(value: number): boolean {
  return value >= 0 && value <= largestDraw
}

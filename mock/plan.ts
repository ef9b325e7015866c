import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import type { ChatRequest } from './chat-request.ts'
import type { Behaviour } from './directives.ts'
import { type Distribution, draw, drawLength } from './distribution.ts'
import { type Prose, prose, proseFor } from './prose.ts'
import { seededRandom } from './random.ts'

/** One answer, decided before its first byte: a pure function of seed, ordinal, request and behaviour. */
export interface Plan {
  /** `chatcmpl-` and 24 letters and digits. */
  readonly id: string
  readonly prose: Prose
  /** Index of the first token in the prose. */
  readonly start: number
  /** Tokens in the answer. */
  readonly length: number
  readonly ttftMs: number
  readonly gap: Distribution
  /** Where the gaps are drawn from, one after another. */
  readonly gapRandom: RandomGenerator
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * Plans the answer to a request.
 *
 * @param options.seed the mock's seed
 * @param options.ordinal number of the request, from 0; a seed in the behaviour or the request replaces it
 */
export function planAnswer(options: {
  readonly seed: number
  readonly ordinal: number
  readonly request: ChatRequest
  readonly behaviour: Behaviour
}): Plan {
  const { seed, ordinal, request, behaviour } = options
  const explicit = behaviour.seed ?? request.seed
  const origin = explicit === undefined ? [seed, ordinal, 0] : [seed, explicit, 1]
  const textRandom = seededRandom(...origin, 1)
  const timeRandom = seededRandom(...origin, 2)
  const refused = behaviour.variants.includes('refusal')
  const source = refused ? prose.refusal : proseFor(request.lastUserMessage)
  const suffix = Array.from(
    { length: 24 },
    () => alphabet[(textRandom.next() >>> 0) % alphabet.length],
  )
  const start = source.starts[(textRandom.next() >>> 0) % source.starts.length] ?? 0
  return {
    id: `chatcmpl-${suffix.join('')}`,
    prose: source,
    start,
    length: refused ? source.tokens.length : drawLength(behaviour.length, textRandom),
    ttftMs: draw(behaviour.ttft, timeRandom),
    gap: behaviour.gap,
    gapRandom: timeRandom,
  }
}

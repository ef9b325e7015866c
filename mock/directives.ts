import { type Distribution, parseDistribution } from './distribution.ts'
import { type Fault, faultGrammar, parseFault } from './fault.ts'

// Grammar, the same in the header `x-mock: WORDS` and anywhere in the last user message as `[mock WORDS]`, so that a
// browser reaches every behaviour through the whole chain. WORDS are separated by spaces:
//
//   ttft=D gap=D    delays in milliseconds: 50, constant:50, lognormal:300,0.4, bursty:TOKENS,GAP,PAUSE
//   length=D        tokens in the answer, from the same distributions
//   seed=N          the same seed gives the same answer, whatever was asked before
//   stamp           each token begins with the moment of writing (stamp.ts)
//   fault=F         401 404 429 500 reset, or reset@N stall@N malformed@N error@N cut@N (fault.ts)
//   once            the fault strikes only the first time this same message arrives, so that a retry succeeds
//   crlf            lines end in CRLF
//   comments        `: ping` keep-alives before the first token and every fifth
//   no-done         the stream ends without `data: [DONE]`
//   refusal         the answer is a refusal, in `delta.refusal`
//
// The message beats the header, which beats the options that the mock was started with. Of several directives in a
// message the last one counts: a question that was never answered is sent again with the one after it.
//
// `[dialect FAMILY/NAME]` is answered as a server of that family does, in a shape that was seen: mock/dialects.

/** A variant of the wire that parsers must bear. */
export type WireVariant = (typeof wireVariants)[number]

const wireVariants = ['crlf', 'comments', 'no-done', 'refusal'] as const

/** How one request is to be answered. Delays in milliseconds, length in tokens. */
export interface Behaviour {
  readonly ttft: Distribution
  readonly gap: Distribution
  readonly length: Distribution
  /** Replaces the request's ordinal. */
  readonly seed?: number
  readonly stamp: boolean
  readonly fault?: Fault
  readonly once: boolean
  readonly variants: readonly WireVariant[]
}

/** Directives that were read, or every problem found, each in one line. */
export type DirectiveOutcome =
  | { readonly state: 'valid'; readonly changes: Partial<Behaviour> }
  | { readonly state: 'wrong'; readonly problems: readonly string[] }

const expected =
  'expected ttft=, gap=, length= (a distribution), seed= (a whole number), fault=, stamp, once, crlf, comments, no-done or refusal'

/** Finds the words of the last `[mock WORDS]` in a message; empty where there is none. */
export function findDirective(message: string): string {
  return [...message.matchAll(/\[mock\s+([^\]]*)\]/g)].at(-1)?.[1] ?? ''
}

/** Reads directive words into the changes they ask for. Never throws. */
export function parseDirectives(words: string): DirectiveOutcome {
  const changes: { -readonly [Key in keyof Behaviour]?: Behaviour[Key] } = {}
  const variants: WireVariant[] = []
  const problems: string[] = []
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const variant = wireVariants.find(name => name === word)
    if (variant !== undefined) variants.push(variant)
    if (variant === undefined) problems.push(...readWord(word, changes))
  }
  if (problems.length > 0) return { state: 'wrong', problems }
  return { state: 'valid', changes: variants.length > 0 ? { ...changes, variants } : changes }
}

function readWord(
  word: string,
  changes: { -readonly [Key in keyof Behaviour]?: Behaviour[Key] },
): string[] {
  const at = word.indexOf('=')
  const name = at === -1 ? word : word.slice(0, at)
  const value = at === -1 ? undefined : word.slice(at + 1)
  if (value === undefined && (name === 'stamp' || name === 'once')) {
    changes[name] = true
    return []
  }
  if (value !== undefined && (name === 'ttft' || name === 'gap' || name === 'length')) {
    const outcome = parseDistribution(value)
    if (outcome.state === 'wrong') return [`${name}: ${outcome.problem}`]
    changes[name] = outcome.distribution
    return []
  }
  if (value !== undefined && name === 'seed') {
    if (!/^\d{1,9}$/.test(value))
      return [`seed: expected a whole number up to 999999999, found "${value}"`]
    changes.seed = Number(value)
    return []
  }
  if (value !== undefined && name === 'fault') {
    const fault = parseFault(value)
    if (fault === undefined) return [`fault: expected ${faultGrammar}, found "${value}"`]
    changes.fault = fault
    return []
  }
  return [`${expected}, found "${word}"`]
}

import type { FinishReason } from '../protocol/frames.ts'
import { failure, type UpstreamFailure } from './failure.ts'
import { failureOfWords } from './failure-of-words.ts'

/** What a server says about the end of its answer: why it is whole, why it failed, or nothing that we know. */
export type Finish =
  | { readonly state: 'finished'; readonly reason: FinishReason }
  | { readonly state: 'failed'; readonly failure: UpstreamFailure }
  | { readonly state: 'unsaid' }

/** In lower case, with `_` for `-`. OpenAI's own come first; the rest is what gateways pass through. */
const reasons: Readonly<Record<FinishReason, readonly string[]>> = {
  stop: ['stop', 'end_turn', 'stop_sequence', 'eos', 'eos_token', 'complete', 'completed'],
  length: [
    'length',
    'max_tokens',
    'max_output_tokens',
    'model_length',
    'model_context_window_exceeded',
  ],
  'content-filter': [
    'content_filter',
    'content_filtered',
    'safety',
    'sensitive',
    'recitation',
    'blocklist',
    'prohibited_content',
    'spii',
    'image_safety',
    'refusal',
  ],
  'tool-calls': ['tool_calls', 'function_call', 'tool_use'],
  error: ['insufficient_system_resource'],
  interrupted: ['abort', 'aborted', 'cancelled', 'canceled'],
  other: [],
}

const known = new Map(
  Object.entries(reasons).flatMap(([reason, words]) =>
    words.map(word => [word, reason as FinishReason] as const),
  ),
)

/** Reads a `finish_reason`. An empty or unknown one says nothing: some servers send one with every chunk. */
export function readFinish(value: unknown): Finish {
  if (typeof value !== 'string') return { state: 'unsaid' }
  // Enumerations are written with their name by some: `FinishReason.STOP`.
  const word = value
    .trim()
    .toLowerCase()
    .replaceAll('-', '_')
    .replace(/^finish_?reason[._]/, '')
  const reason = known.get(word) ?? (isErrorWord(word) ? 'error' : undefined)
  if (reason === undefined) return { state: 'unsaid' }
  if (reason === 'interrupted') return { state: 'failed', failure: failure('cut-off') }
  if (reason === 'error') return { state: 'failed', failure: failureOfWords(undefined, word) }
  return { state: 'finished', reason }
}

/** From what says least to what says most of an answer's being whole. */
const byWholeness: readonly FinishReason[] = ['tool-calls', 'content-filter', 'length']

/** Of two reasons for one end the one that leaves more to be wished for: a `stop` that follows takes no `length` back. */
export function lesser(first: FinishReason | undefined, second: FinishReason): FinishReason {
  return byWholeness.find(reason => reason === first || reason === second) ?? second
}

/** `error`, `network_error`, `error_finish`: what names an error is one. */
function isErrorWord(word: string): boolean {
  return /(^|_)error(_|$)/.test(word)
}

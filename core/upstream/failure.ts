import type { Patience } from './patience.ts'

/** Why the upstream gave no (whole) answer. */
export type FailureKind =
  | 'unauthorized'
  | 'quota'
  | 'rate-limited'
  | 'model-unknown'
  | 'model-loading'
  | 'prompt-too-long'
  | 'attachment-refused'
  | 'filtered'
  | 'tool-call'
  | 'refused'
  | 'server-error'
  | 'unreachable'
  | 'certificate'
  | 'redirected'
  | 'stalled'
  | 'overtime'
  | 'cut-off'
  | 'empty'
  | 'malformed'
  | 'reported'

/** A failed answer, in words that a person in front of the page can act on. */
export type UpstreamFailure = {
  readonly kind: FailureKind
  /** Never holds the key, nor what the upstream wrote. */
  readonly message: string
  /** For the log alone: an HTTP status, or the code of a network error. */
  readonly detail?: string | undefined
}

const messages: Readonly<Record<FailureKind, string>> = {
  unauthorized: 'The API refused the key. Check OPEN_API_KEY on the server.',
  quota: 'The quota of the API key is used up. Check the plan and the billing of its account.',
  'rate-limited': 'The API is answering too many requests just now. Wait a moment, then retry.',
  'model-unknown':
    'The API does not know the model. Check OPEN_API_MODEL and OPEN_API_BASE_URL on the server.',
  'model-loading': 'The API is still loading the model. Wait a moment, then retry.',
  'prompt-too-long': 'This conversation is longer than the model can read. Start a new chat.',
  'attachment-refused': 'The model does not take images or files. Ask in text alone.',
  filtered: 'The content filter of the API withheld the answer. Ask in other words.',
  'tool-call':
    'The model asked for a tool, and this chat has none to offer. Ask it to answer without tools.',
  refused: 'The API refused the request.',
  'server-error': 'The API had an error of its own. Retry.',
  unreachable: 'The API cannot be reached. Check OPEN_API_BASE_URL and the network of the server.',
  certificate: "The API's certificate is not accepted.",
  redirected:
    'The API redirects again and again, or to nowhere. Check OPEN_API_BASE_URL on the server.',
  stalled: 'The API stopped answering. Retry.',
  overtime: 'The answer took too long and was cut off.',
  'cut-off': 'The answer was cut off before its end. Retry.',
  empty: 'The API gave an empty answer. Retry, or check OPEN_API_MODEL on the server.',
  malformed:
    'The API sent something that is not an answer. Check that OPEN_API_BASE_URL speaks Chat Completions.',
  reported: 'The API reported an error in the middle of the answer. Retry.',
}

/**
 * A failure in the words of its kind.
 *
 * @param more.message in words that say more than those
 */
export function failure(
  kind: FailureKind,
  more: { readonly detail?: string | undefined; readonly message?: string | undefined } = {},
): UpstreamFailure {
  const { detail, message = messages[kind] } = more
  return { kind, message, detail }
}

/** Thrown where an answer cannot begin. */
export class UpstreamError extends Error {
  readonly failure: UpstreamFailure

  constructor(reason: UpstreamFailure) {
    super(reason.message)
    this.failure = reason
  }
}

/** The API was silent before its first token. */
export function notBegun({ variable, ms }: Patience): UpstreamFailure {
  const message = `The API sent nothing for ${seconds(ms)}. Retry, or raise ${variable} on the server.`
  return failure('stalled', { message })
}

/** The API was silent in mid-answer. */
export function fellSilent({ variable, ms }: Patience): UpstreamFailure {
  const message = `The API stopped answering: nothing came for ${seconds(ms)}. Retry, or raise ${variable} on the server.`
  return failure('stalled', { message })
}

/** The answer as a whole took longer than it may. */
export function overtime({ variable, ms }: Patience): UpstreamFailure {
  const message = `The answer was cut off after ${seconds(ms)}, the longest that it may take. Retry, or raise ${variable} on the server.`
  return failure('overtime', { message })
}

/** The API answers at another address, where the key does not go by itself. */
export function redirected(address: string): UpstreamFailure {
  const message = `The API redirects to ${address}. Set OPEN_API_BASE_URL to that address on the server, if you trust it.`
  return failure('redirected', { message })
}

/** Milliseconds in words: `60 s`, `1.5 s`. */
export function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`
}

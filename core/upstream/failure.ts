/** Why the upstream gave no (whole) answer. */
export type FailureKind =
  | 'unauthorized'
  | 'quota'
  | 'rate-limited'
  | 'model-unknown'
  | 'prompt-too-long'
  | 'refused'
  | 'server-error'
  | 'unreachable'
  | 'stalled'
  | 'cut-off'
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
  'prompt-too-long': 'This conversation is longer than the model can read. Start a new chat.',
  refused: 'The API refused the request.',
  'server-error': 'The API had an error of its own. Retry.',
  unreachable: 'The API cannot be reached. Check OPEN_API_BASE_URL and the network of the server.',
  stalled: 'The API stopped answering. Retry.',
  'cut-off': 'The answer was cut off before its end. Retry.',
  malformed:
    'The API sent something that is not an answer. Check that OPEN_API_BASE_URL speaks Chat Completions.',
  reported: 'The API reported an error in the middle of the answer. Retry.',
}

/** The failure of a kind, with its words. */
export function failure(kind: FailureKind, detail?: string): UpstreamFailure {
  return { kind, message: messages[kind], ...(detail === undefined ? {} : { detail }) }
}

/**
 * The failure that an HTTP status and the error code in the body stand for.
 * Codes: the `code` and `type` fields of OpenAI's error object; `exceed_context_size_error` is llama.cpp's.
 */
export function failureOfStatus(status: number, code: string | undefined): UpstreamFailure {
  if (code === 'insufficient_quota') return failure('quota')
  if (code === 'context_length_exceeded' || code === 'exceed_context_size_error') {
    return failure('prompt-too-long')
  }
  if (code === 'model_not_found' || status === 404) return failure('model-unknown')
  if (status === 401 || status === 403) return failure('unauthorized')
  if (status === 429) return failure('rate-limited')
  if (status === 413) return failure('prompt-too-long')
  return failure(status >= 500 ? 'server-error' : 'refused')
}

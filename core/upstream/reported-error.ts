import { unwrapped } from './choice-of-chunk.ts'
import { failure, type UpstreamFailure } from './failure.ts'
import { failureOfWords, wordsOf } from './failure-of-words.ts'
import { asObject, type JsonObject } from './json-object.ts'

/** Names that only errors have. */
const errorNames = [
  'errors',
  'detail',
  'error_code',
  'error_msg',
  'error_message',
  'errorMessage',
  'errmsg',
  'exception',
] as const

const ERROR_WORD = /^(error|failed|failure|exception)$|error$/i

/** The failure that a chunk reports, in any shape that says so; undefined where it reports none. */
export function reportedFailure(chunk: JsonObject): UpstreamFailure | undefined {
  const { choices } = chunk
  const choice = Array.isArray(choices) ? asObject(choices[0]) : undefined
  const beside = [asObject(chunk.x_groq), asObject(chunk.response), unwrapped(chunk)]
  const sources = [chunk, choice, asObject(choice?.delta), ...beside]
  const error = sources.map(source => source?.error).find(isSaid)
  if (error !== undefined) return failureOf(error, { ...chunk, error: undefined })
  // Gemini answers a question that it refuses by a chunk without candidates.
  if (isSaid(asObject(unwrapped(chunk).promptFeedback)?.blockReason)) return failure('filtered')
  // What has choices may have fields of any name beside them.
  if (choice !== undefined || !looksLikeError(chunk)) return undefined
  return failureOf(chunk, chunk)
}

/**
 * The failure that an error stands for: an object, or words.
 *
 * @param around what may name a status where the error itself does not
 */
export function failureOf(error: unknown, around: JsonObject = {}): UpstreamFailure {
  const status = statusOf(asObject(error)) ?? statusOf(around)
  return failureOfWords(status, wordsOf(error))
}

function looksLikeError(chunk: JsonObject): boolean {
  const { object, type, status, success, message, msg, code } = chunk
  if (errorNames.some(name => isSaid(chunk[name]))) return true
  if ([object, type, status].some(word => typeof word === 'string' && ERROR_WORD.test(word))) {
    return true
  }
  if (success === false || statusOf(chunk) !== undefined) return true
  if (Number(asObject(chunk.base_resp)?.status_code ?? 0) !== 0) return true
  return (typeof message === 'string' || typeof msg === 'string') && code !== undefined
}

/** An HTTP status of a failure, as a number or in digits. */
function statusOf(value: JsonObject | undefined): number | undefined {
  const named = [value?.status, value?.code, value?.status_code, value?.statusCode].map(Number)
  return named.find(status => status >= 400 && status < 600)
}

function isSaid(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}

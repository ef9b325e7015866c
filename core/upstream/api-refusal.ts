import type { UpstreamFailure } from './failure.ts'
import { failureOfWords, wordsOf } from './failure-of-words.ts'
import { parseJson } from './json-object.ts'

/** The API has answered with a status that is no success. */
export class ApiRefusal extends Error {
  readonly status: number
  readonly failure: UpstreamFailure
  /** When the API asks to be asked again; undefined where it does not say. */
  readonly retryAfterMs: number | undefined
  /** It does not take an option that servers need not know. */
  readonly isAboutOptions: boolean

  constructor(status: number, body: string, retryAfterMs: number | undefined) {
    super(`status ${status}`)
    const error = parseJson(body) ?? body
    this.status = status
    this.failure = failureOfWords(status, wordsOf(error))
    this.retryAfterMs = retryAfterMs
    this.isAboutOptions = (status === 400 || status === 422) && OPTIONS.test(body)
  }
}

const OPTIONS =
  /stream_options|include_usage|extra[_ ](fields|inputs|forbidden)|(unknown|unrecogni[sz]ed|unexpected|unsupported|invalid) (request )?(field|key|argument|parameter|property|option)|additional properties/i

/** Reads the response of a refusal. */
export async function refusalOf(response: Response): Promise<ApiRefusal> {
  const { status, headers } = response
  return new ApiRefusal(status, await response.text(), retryAfterOf(headers, Date.now()))
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), or OpenAI's own `retry-after-ms`; in milliseconds. */
export function retryAfterOf(headers: Headers, nowMs: number): number | undefined {
  const precise = Number.parseFloat(headers.get('retry-after-ms') ?? '')
  if (precise >= 0) return precise
  const text = headers.get('retry-after') ?? ''
  const inSeconds = Number(text)
  if (text.trim() !== '' && inSeconds >= 0) return inSeconds * 1_000
  const moment = Date.parse(text)
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - nowMs)
}

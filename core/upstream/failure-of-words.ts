import { type FailureKind, failure, type UpstreamFailure } from './failure.ts'

/** What servers write, and what they mean by it; the first that fits counts. Sources: mock/dialects. */
const meanings: readonly (readonly [RegExp, FailureKind])[] = [
  [
    /context[ _-]?(length|window|size|limit)|context the overflows|prompt (is )?too long|(input|prompt|request|messages?) (is |are )?too (long|large)|too many (input |prompt )?tokens(?!, please wait)|longer than the (model'?s? )?(maximum|context)|maximum prompt length|exceed(s|ed)? .{0,60}(token limit|maximum (number of )?(input )?tokens|input length)|(input|prompt) (token )?(length|count) .{0,40}exceed|inputs.? tokens \+|range of input length|reduce the length|string_above_max_length/,
    'prompt-too-long',
  ],
  [
    /insufficient[ _-]?(quota|balance|credits?|funds?|account)|exceeded.{0,20}current[ _]quota|quota[ _](is )?(exceeded|exhausted|used up)|credit balance|(out of|not enough|more|no|all available) credits|spending limit|budget (has been )?exceeded|specified api usage limits|payment[ _]required|billing[ _](hard|not)|in arrears|arrearage|余额不足|欠费/,
    'quota',
  ],
  [
    /loading model|model( \S+)? is (still |currently )?(loading|being loaded)|warming up/,
    'model-loading',
  ],
  [
    /(images?|vision|audio|multi-?modal|mmproj).{0,60}(not (support|allow|accept|enabl|provid)|unsupported)|(not (support|allow|accept)\w*|unsupported|that support).{0,40}(image|vision|audio|multi-?modal|file input)|not (a )?multi-?modal|unknown variant .?image_url|at most 0 (image|audio)|missing data required for image/,
    'attachment-refused',
  ],
  [
    /content[ _-]?(filter|policy|management)|responsibleai|data_?inspection|moderation|flagged|sensitive content|content exists risk|敏感内容/,
    'filtered',
  ],
  [
    /model.{0,100}(not[ _](be )?(found|exist|available|loaded|supported|deployed|valid)|n'?t (exist|found)|does not exist|do(es)? not have access|unknown|decommissioned|deprecated)|(unknown|invalid|unsupported|no such|not a valid) model|model_(not_found|decommissioned)|no endpoints found|deployment.{0,60}(not|n't) (found|exist)|no models? (is |are )?loaded|model (was )?unloaded/,
    'model-unknown',
  ],
  [
    /\b(invalid|incorrect|missing|expired|no) (\w+ )?(api[ _-]?key|credentials)|invalid_api_key|api key not valid|unauthori[sz]ed|authentication|permission_denied|access denied/,
    'unauthorized',
  ],
  [
    /rate[ _-]?limit|too many requests|too many tokens, please wait|throttl|overloaded|over capacity|no available capacity|insufficient_system_resource|resource[ _]exhausted|server (is )?busy|queue (is )?full|no slots? available|max(imum)? concurren/,
    'rate-limited',
  ],
]

/**
 * The failure that an HTTP status and the words beside it stand for.
 *
 * @param status undefined where the server named none
 * @param words codes, types and messages of the server's error, in lower case
 */
export function failureOfWords(status: number | undefined, words: string): UpstreamFailure {
  const detail = status === undefined ? undefined : `status ${status}`
  return failure(kindOf(status, words), { detail })
}

function kindOf(status: number | undefined, words: string): FailureKind {
  const meant = meanings.find(([pattern]) => pattern.test(words))?.[1]
  if (meant !== undefined) return meant
  if (status === undefined) return 'reported'
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 402) return 'quota'
  if (status === 404) return 'model-unknown'
  if (status === 413) return 'prompt-too-long'
  // 529 is Anthropic's "overloaded".
  if (status === 429 || status === 529) return 'rate-limited'
  return status >= 500 ? 'server-error' : 'refused'
}

/** The keys under which servers write what went wrong; others may repeat what the user asked. */
const TELLING =
  /^(error|errors|err|code|type|kind|status|message|msg|detail|details|reason|title|description|metadata|raw|innererror|base_resp|error_?(code|type|msg|message|description)|status_?(code|msg)|errmsg)$/i

const MAX_WORDS = 2_000
const MAX_DEPTH = 5

/** What an error object says, in lower case: its codes, types and messages, at most 2,000 characters. */
export function wordsOf(error: unknown): string {
  return gather(error, 0).slice(0, MAX_WORDS).toLowerCase()
}

function gather(value: unknown, depth: number): string {
  if (typeof value === 'string') return value.slice(0, MAX_WORDS)
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null || depth === MAX_DEPTH) return ''
  const entries = Array.isArray(value)
    ? value.slice(0, 8)
    : Object.entries(value).flatMap(([key, told]) => (TELLING.test(key) ? [told as unknown] : []))
  return entries.map(told => gather(told, depth + 1)).join(' ')
}

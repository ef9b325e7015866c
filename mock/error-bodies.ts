/** An error as the OpenAI API words it: the HTTP status, extra headers and the JSON body. */
export interface ErrorReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The server's own failure, as it also stands in a `data:` line in mid-stream. */
export const serverErrorBody = body({
  message: 'The server had an error while processing your request. Sorry about that!',
  type: 'server_error',
})

/** The error of a status fault, in the words of the OpenAI API. */
export function statusFault(status: 401 | 404 | 429 | 500, model: string): ErrorReply {
  if (status === 401) {
    const message =
      'Incorrect API key provided: mock. You can find your API key at https://platform.openai.com/account/api-keys.'
    return reply(401, body({ message, type: 'invalid_request_error', code: 'invalid_api_key' }))
  }
  if (status === 404) {
    const message = `The model \`${model}\` does not exist or you do not have access to it.`
    return reply(404, body({ message, type: 'invalid_request_error', code: 'model_not_found' }))
  }
  if (status === 429) {
    const message = `Rate limit reached for ${model} on requests per min (RPM). Please try again in 1s.`
    const text = body({ message, type: 'requests', code: 'rate_limit_exceeded' })
    return { ...reply(429, text), headers: { 'retry-after': '1' } }
  }
  return reply(500, serverErrorBody)
}

/** A request that cannot be answered; `message` says what was expected and found. */
export function badRequest(message: string, status: 400 | 413 = 400): ErrorReply {
  return reply(status, body({ message, type: 'invalid_request_error' }))
}

/** No such method and path. */
export function unknownUrl(method: string, path: string): ErrorReply {
  return reply(
    404,
    body({ message: `Invalid URL (${method} ${path})`, type: 'invalid_request_error' }),
  )
}

function reply(status: number, text: string): ErrorReply {
  return { status, headers: {}, body: text }
}

function body(error: { message: string; type: string; code?: string }): string {
  const { message, type, code = null } = error
  return JSON.stringify({ error: { message, type, param: null, code } })
}

/** The part of a Chat Completions request that the mock looks at. */
export interface ChatRequest {
  readonly model: string
  readonly stream: boolean
  readonly includeUsage: boolean
  /** OpenAI's own `seed` parameter. */
  readonly seed: number | undefined
  /** Text of the last message whose role is `user`; empty where there is none. */
  readonly lastUserMessage: string
  /** Characters in all messages; the prompt's tokens are estimated from them. */
  readonly promptCharacters: number
}

/** A request that was read, or one line that says what was expected and found. */
export type ChatRequestOutcome =
  | { readonly state: 'valid'; readonly request: ChatRequest }
  | { readonly state: 'wrong'; readonly problem: string }

/** Reads the body of `POST /v1/chat/completions`. Never throws. */
export function parseChatRequest(body: string): ChatRequestOutcome {
  const json = parseJson(body)
  if (!isRecord(json)) return wrong('expected a JSON object as the body', body)
  if (typeof json.model !== 'string' || json.model === '') {
    return wrong('expected "model" to be a string', JSON.stringify(json.model))
  }
  if (!Array.isArray(json.messages)) {
    return wrong('expected "messages" to be an array', JSON.stringify(json.messages))
  }
  const messages = json.messages
    .filter(isRecord)
    .map(({ role, content }) => ({ role, text: textOf(content) }))
  const request: ChatRequest = {
    model: json.model,
    stream: json.stream === true,
    includeUsage: isRecord(json.stream_options) && json.stream_options.include_usage === true,
    seed: typeof json.seed === 'number' && Number.isInteger(json.seed) ? json.seed : undefined,
    lastUserMessage: messages.findLast(({ role }) => role === 'user')?.text ?? '',
    promptCharacters: messages.reduce((sum, { text }) => sum + text.length, 0),
  }
  return { state: 'valid', request }
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .map(part => (isRecord(part) && typeof part.text === 'string' ? part.text : ''))
    .join('')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON is told apart from JSON of the wrong shape by nobody: both are answered the same way.
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function wrong(expected: string, found: string | undefined): ChatRequestOutcome {
  return {
    state: 'wrong',
    problem: `${expected}, found ${(found ?? 'nothing').slice(0, 80) || 'nothing'}`,
  }
}

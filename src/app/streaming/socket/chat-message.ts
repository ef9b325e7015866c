import type { UIMessage } from 'ai'

/** Who answered, as the gateway says in the metadata of the UI `start` chunk. */
export type Answerer = {
  readonly deployment: 'integrated' | 'separate'
  readonly upstream: string
}

/** What the API counted of an answer, in tokens; each may be missing. */
export type Usage = {
  readonly inputTokens?: number
  readonly outputTokens?: number
  readonly reasoningTokens?: number
}

/** What a message says of itself: who answered with its first chunk, the rest with its last. */
export type MessageMetadata = Answerer & {
  readonly finishReason?: string
  readonly usage?: Usage
  /** How long the model thought, in milliseconds. */
  readonly reasoningMs?: number
}

/** A message of the chat page. */
export type ChatMessage = UIMessage<MessageMetadata>

/** The text of a message: its text parts, joined. */
export function textOf(message: ChatMessage): string {
  return message.parts.map(part => (part.type === 'text' ? part.text : '')).join('')
}

/** What a model thought before it answered: its reasoning parts, joined. */
export function reasoningOf(message: ChatMessage): string {
  return message.parts.map(part => (part.type === 'reasoning' ? part.text : '')).join('')
}

/** Who gave the newest answer that says so; undefined before the first. */
export function lastAnswerer(messages: readonly ChatMessage[]): Answerer | undefined {
  return messages.findLast(message => message.metadata?.deployment !== undefined)?.metadata
}

/** Is the last thing said a question that nothing has answered? */
export function isUnanswered(messages: readonly ChatMessage[]): boolean {
  const last = messages.at(-1)
  return last !== undefined && (last.role === 'user' || textOf(last) === '')
}

/**
 * The messages, the last of which tells how long its model thought, as this page has seen it. The server tells only of
 * answers that came to their end.
 */
export function withReasoningTime(messages: ChatMessage[], reasoningMs: number): ChatMessage[] {
  const last = messages.at(-1)
  if (last?.metadata === undefined || last.metadata.reasoningMs !== undefined) return messages
  if (reasoningOf(last) === '') return messages
  return [...messages.slice(0, -1), { ...last, metadata: { ...last.metadata, reasoningMs } }]
}

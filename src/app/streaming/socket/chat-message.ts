import type { UIMessage } from 'ai'

/** Who answered, as the gateway says in the metadata of the UI `start` chunk. */
export type Answerer = {
  readonly deployment: 'integrated' | 'separate'
  readonly upstream: string
}

/** What a message says of itself. */
export type MessageMetadata = Answerer & {
  /** How long the model thought before its first word, in milliseconds; absent where this browser did not see it. */
  readonly thoughtMs?: number
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

/** The messages, the last of which tells how long its model thought, where it did. */
export function withThoughtTime(messages: ChatMessage[], thoughtMs: number): ChatMessage[] {
  const last = messages.at(-1)
  if (last?.metadata === undefined || reasoningOf(last) === '') return messages
  return [...messages.slice(0, -1), { ...last, metadata: { ...last.metadata, thoughtMs } }]
}

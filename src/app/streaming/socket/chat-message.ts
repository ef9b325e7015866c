import type { UIMessage } from 'ai'

/** Who answered, as the gateway says in the metadata of the UI `start` chunk. */
export type Answerer = {
  readonly deployment: 'integrated' | 'separate'
  readonly upstream: string
}

/** A message of the chat page. */
export type ChatMessage = UIMessage<Answerer>

/** The text of a message: its text parts, joined. */
export function textOf(message: ChatMessage): string {
  return message.parts.map(part => (part.type === 'text' ? part.text : '')).join('')
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

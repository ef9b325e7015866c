import type { UIMessage } from 'ai'
import type { PromptMessage } from '../upstream/upstream.ts'

/** A prompt, or why there is none. */
export type Prompt =
  | { readonly state: 'prompt'; readonly messages: readonly PromptMessage[] }
  | { readonly state: 'refused'; readonly message: string }

/**
 * The history of a chat as Chat Completions takes it: the text of each message, in order. Messages without
 * text (an answer that was stopped before its first token) are left out.
 *
 * @param maxBytes the longest prompt, in bytes of UTF-8
 */
export function toPrompt(history: readonly UIMessage[], maxBytes: number): Prompt {
  const messages = history
    .map(({ role, parts }) => ({ role, content: textOf(parts) }))
    .filter(({ content }) => content !== '')
  if (messages.length === 0) return { state: 'refused', message: 'There is no text to answer.' }

  const bytes = messages.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0)
  if (bytes > maxBytes) {
    return {
      state: 'refused',
      message: `This conversation has ${bytes} bytes; at most ${maxBytes} are accepted. Start a new chat.`,
    }
  }
  return { state: 'prompt', messages }
}

function textOf(parts: UIMessage['parts']): string {
  return parts.map(part => (part.type === 'text' ? part.text : '')).join('')
}

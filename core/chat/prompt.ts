import type { UIMessage } from 'ai'
import type { PromptMessage, PromptPart } from '../upstream/upstream.ts'
import { attach } from './attachment.ts'

/** A prompt, or why there is none. */
export type Prompt =
  | { readonly state: 'prompt'; readonly messages: readonly PromptMessage[] }
  | { readonly state: 'refused'; readonly message: string }

/** Between the texts of messages that become one. */
const BETWEEN = '\n\n'

/**
 * The history of a chat as every model takes it: one system message at the most, then turns that begin with the user's
 * and alternate, whatever was stopped, failed or cut before. Messages that say nothing (an answer that was stopped before
 * its first token) are left out, and neighbours of one role become one message.
 *
 * @param maxBytes the longest prompt, in bytes of UTF-8
 */
export function toPrompt(history: readonly UIMessage[], maxBytes: number): Prompt {
  const files = history.flatMap(({ role, parts }) => (role === 'user' ? filesOf(parts) : []))
  const refused = files.map(attach).find(attached => attached.state === 'refused')
  if (refused?.state === 'refused') return refused

  const system = history.filter(({ role }) => role === 'system').map(({ parts }) => textOf(parts))
  const instructions = system.filter(text => text !== '').join(BETWEEN)
  const turns = alternating(history.flatMap(turnOf))
  if (turns.length === 0) return { state: 'refused', message: 'There is no text to answer.' }
  const messages: readonly PromptMessage[] =
    instructions === '' ? turns : [{ role: 'system', content: instructions }, ...turns]

  const bytes = messages.reduce((sum, { content }) => sum + bytesOf(content), 0)
  if (bytes > maxBytes) {
    return {
      state: 'refused',
      message: `This conversation has ${bytes} bytes; at most ${maxBytes} are accepted. Start a new chat.`,
    }
  }
  return { state: 'prompt', messages }
}

function turnOf({ role, parts }: UIMessage): readonly PromptMessage[] {
  const text = textOf(parts)
  if (role === 'user') {
    const attached = filesOf(parts).map(attach)
    const files = attached.flatMap(file => (file.state === 'attached' ? [file.part] : []))
    if (files.length > 0) return [{ role, content: [...textParts(text), ...files] }]
  }
  return role === 'system' || text === '' ? [] : [{ role, content: text }]
}

/** Turns from the first of the user's on, neighbours of one role joined. */
function alternating(turns: readonly PromptMessage[]): readonly PromptMessage[] {
  const joined: PromptMessage[] = []
  for (const turn of turns.slice(turns.findIndex(({ role }) => role === 'user'))) {
    const last = joined.at(-1)
    if (last?.role === turn.role) joined.pop()
    joined.push(last?.role === turn.role ? join(last, turn) : turn)
  }
  return joined[0]?.role === 'user' ? joined : []
}

function join(first: PromptMessage, second: PromptMessage): PromptMessage {
  if (typeof first.content === 'string' && typeof second.content === 'string') {
    return { role: first.role, content: first.content + BETWEEN + second.content }
  }
  return { role: 'user', content: [...partsOf(first.content), ...partsOf(second.content)] }
}

function partsOf(content: PromptMessage['content']): readonly PromptPart[] {
  return typeof content === 'string' ? textParts(content) : content
}

function textParts(text: string): readonly PromptPart[] {
  return text === '' ? [] : [{ type: 'text', text }]
}

/** Half a character, which a stop or a cut may leave, is no valid JSON to strict servers: they refuse the chat for good. */
function textOf(parts: UIMessage['parts']): string {
  return parts
    .map(part => (part.type === 'text' ? part.text : ''))
    .join('')
    .toWellFormed()
}

function filesOf(parts: UIMessage['parts']) {
  return parts.filter(part => part.type === 'file')
}

function bytesOf(content: PromptMessage['content']): number {
  if (typeof content === 'string') return Buffer.byteLength(content)
  return content.reduce((sum, part) => sum + Buffer.byteLength(carriedBy(part)), 0)
}

function carriedBy(part: PromptPart): string {
  if (part.type === 'text') return part.text
  if (part.type === 'image_url') return part.image_url.url
  return part.type === 'file' ? part.file.file_data : part.input_audio.data
}

import type { UIMessage } from 'ai'
import type { AbortFrame, ClientFrame, ResumeFrame, SendFrame } from './frames.ts'

/** A frame, or why it is none. With a `requestId` the refusal can be told to that request alone. */
export type Parsed =
  | { readonly state: 'frame'; readonly frame: ClientFrame }
  | { readonly state: 'refused'; readonly requestId: string | undefined; readonly reason: string }

/** The longest id that is accepted; the SDK's own have 16 characters. */
export const MAX_ID_LENGTH = 128

const MAX_QUOTE_LENGTH = 40

/**
 * Any text → a frame, or a refusal that quotes what was wrong. Never throws.
 * Fields that the server does not read (headers, body, metadata) are dropped unread.
 */
export function parseClientFrame(text: string): Parsed {
  const value = parseObject(text)
  if (value === undefined)
    return refuse(undefined, `expected a JSON object, found ${quote(text) || 'nothing'}`)

  const { type, requestId } = value
  if (!isId(requestId)) {
    return refuse(
      undefined,
      `expected a requestId of 1 to ${MAX_ID_LENGTH} characters, found ${show(requestId)}`,
    )
  }
  if (type === 'abort') return accept({ type, requestId } satisfies AbortFrame)
  if (type !== 'send' && type !== 'resume') {
    return refuse(requestId, `expected type send, resume or abort, found ${show(type)}`)
  }
  if (!isId(value.id)) {
    return refuse(
      requestId,
      `expected an id of 1 to ${MAX_ID_LENGTH} characters, found ${show(value.id)}`,
    )
  }
  return type === 'resume'
    ? parseResume(requestId, value.id, value)
    : parseSend(requestId, value.id, value)
}

function parseResume(requestId: string, id: string, value: JsonObject): Parsed {
  const { lastSequence, messageId } = value
  if (lastSequence !== undefined && !isSequence(lastSequence)) {
    return refuse(
      requestId,
      `expected lastSequence to be a whole number from 0, found ${show(lastSequence)}`,
    )
  }
  if (messageId !== undefined && !isId(messageId)) {
    return refuse(
      requestId,
      `expected a messageId of 1 to ${MAX_ID_LENGTH} characters, found ${show(messageId)}`,
    )
  }
  return accept({ type: 'resume', requestId, id, lastSequence, messageId } satisfies ResumeFrame)
}

function parseSend(requestId: string, id: string, value: JsonObject): Parsed {
  const { trigger, messages } = value
  if (trigger !== 'submit-message' && trigger !== 'regenerate-message') {
    return refuse(
      requestId,
      `expected trigger submit-message or regenerate-message, found ${show(trigger)}`,
    )
  }
  if (!Array.isArray(messages) || messages.length === 0) {
    return refuse(
      requestId,
      `expected messages to be a list with at least one, found ${show(messages)}`,
    )
  }
  const wrong = messages.find(message => !isMessage(message))
  if (wrong !== undefined) {
    return refuse(requestId, `expected a message with role and parts, found ${show(wrong)}`)
  }
  return accept({ type: 'send', requestId, id, trigger, messages } satisfies SendFrame)
}

type JsonObject = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_ID_LENGTH
}

function isSequence(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/** Role and parts as far as the prompt needs them; a part of a kind we do not send on is let through. */
function isMessage(value: unknown): value is UIMessage {
  return (
    isObject(value) &&
    (value.role === 'system' || value.role === 'user' || value.role === 'assistant') &&
    Array.isArray(value.parts) &&
    value.parts.every(
      part => isObject(part) && (part.type !== 'text' || typeof part.text === 'string'),
    )
  )
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function accept(frame: ClientFrame): Parsed {
  return { state: 'frame', frame }
}

function refuse(requestId: string | undefined, reason: string): Parsed {
  return { state: 'refused', requestId, reason }
}

/** Names a value without writing it out: it may be a megabyte, or nested deeper than the stack. */
function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return JSON.stringify(quote(value))
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (isObject(value)) return `an object with ${quote(Object.keys(value).join(', ')) || 'no keys'}`
  return String(value)
}

function quote(text: string): string {
  return text.length <= MAX_QUOTE_LENGTH ? text : `${text.slice(0, MAX_QUOTE_LENGTH)}…`
}

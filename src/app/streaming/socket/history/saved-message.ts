import type { ChatMessage, MessageMetadata, Usage } from '../chat-message.ts'

/** The messages of a saved chat that can be read. Storage is the user's: anything may stand in it. */
export function readMessages(value: unknown): ChatMessage[] {
  if (!Array.isArray(value)) return []
  const seen = new Set<string>()
  return value.flatMap(readMessage).filter(({ id }) => !seen.has(id) && seen.add(id))
}

function readMessage(value: unknown): ChatMessage[] {
  if (!isRecord(value) || typeof value.id !== 'string' || !Array.isArray(value.parts)) return []
  if (value.role !== 'user' && value.role !== 'assistant') return []
  const metadata = readMetadata(value.metadata)
  const parts = value.parts.flatMap(readPart)
  return [{ id: value.id, role: value.role, parts, ...(metadata && { metadata }) }]
}

function readPart(part: unknown): ChatMessage['parts'] {
  if (!isRecord(part) || typeof part.text !== 'string') return []
  if (part.type === 'text') return [{ type: 'text', text: part.text }]
  if (part.type !== 'reasoning') return []
  return [{ type: 'reasoning', id: String(part.id ?? 'reasoning'), text: part.text, state: 'done' }]
}

function readMetadata(value: unknown): MessageMetadata | undefined {
  if (!isRecord(value) || typeof value.upstream !== 'string') return undefined
  if (value.deployment !== 'integrated' && value.deployment !== 'separate') return undefined
  const { deployment, upstream, finishReason, reasoningMs } = value
  const usage = readUsage(value.usage)
  return {
    deployment,
    upstream,
    ...(typeof finishReason === 'string' && { finishReason }),
    ...(usage && { usage }),
    ...(typeof reasoningMs === 'number' && { reasoningMs }),
  }
}

function readUsage(value: unknown): Usage | undefined {
  if (!isRecord(value)) return undefined
  const names = ['inputTokens', 'outputTokens', 'reasoningTokens'] as const
  const counted = names.flatMap(name =>
    typeof value[name] === 'number' ? [[name, value[name]] as const] : [],
  )
  return counted.length === 0 ? undefined : Object.fromEntries(counted)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

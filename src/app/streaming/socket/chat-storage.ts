import type { Answerer, ChatMessage } from './chat-message.ts'

/** What survives a reload of the page. */
export type SavedChat = {
  readonly messages: ChatMessage[]
  /** An answer was still coming when this was saved. */
  readonly answering: boolean
}

type ChatStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const prefix = 'next-websocket-deployments.chat.'
const chatLimit = 20
/** Characters of one saved chat; the oldest messages go first. 20 such chats fit a browser's 5 MB. */
export const savedChatCharacters = 120_000

/** The chat as it was saved, or an empty one: storage may be cleared, full, forbidden or edited. */
export function loadChat(store: ChatStore, chatId: string): SavedChat {
  try {
    const saved: unknown = JSON.parse(store.getItem(prefix + chatId) ?? 'null')
    if (!isRecord(saved) || !Array.isArray(saved.messages))
      return { messages: [], answering: false }
    return { messages: saved.messages.flatMap(readMessage), answering: saved.answering === true }
  } catch {
    return { messages: [], answering: false }
  }
}

/** Saves a chat and forgets the oldest ones beyond the limit. A full or forbidden storage saves nothing. */
export function saveChat(store: ChatStore, chatId: string, chat: SavedChat, nowMs: number): void {
  if (chat.messages.length === 0) return
  try {
    store.setItem(
      prefix + chatId,
      JSON.stringify({
        savedAtMs: nowMs,
        answering: chat.answering,
        messages: newest(chat.messages),
      }),
    )
    forgetOldest(store)
  } catch {
    // Saving is a convenience: the chat itself goes on without it.
  }
}

function newest(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  let characters = 0
  const first = messages.findLastIndex(message => {
    characters += JSON.stringify(message).length
    return characters > savedChatCharacters
  })
  // One answer that is longer than the limit is still better than none.
  return messages.slice(Math.min(first + 1, messages.length - 1))
}

function forgetOldest(store: ChatStore): void {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '').filter(
    key => key.startsWith(prefix),
  )
  if (keys.length <= chatLimit) return
  const byAge = keys
    .map(key => ({ key, savedAtMs: savedAtMs(store.getItem(key)) }))
    .sort((a, b) => a.savedAtMs - b.savedAtMs)
  for (const { key } of byAge.slice(0, keys.length - chatLimit)) store.removeItem(key)
}

function savedAtMs(text: string | null): number {
  const digits = /^\{"savedAtMs":(\d+)/.exec(text ?? '')?.[1]
  return Number(digits ?? 0)
}

function readMessage(value: unknown): ChatMessage[] {
  if (!isRecord(value) || typeof value.id !== 'string' || !Array.isArray(value.parts)) return []
  if (value.role !== 'user' && value.role !== 'assistant') return []
  const parts = value.parts.flatMap((part: unknown) =>
    isRecord(part) && part.type === 'text' && typeof part.text === 'string'
      ? [{ type: 'text' as const, text: part.text }]
      : [],
  )
  const metadata = readAnswerer(value.metadata)
  return [{ id: value.id, role: value.role, parts, ...(metadata && { metadata }) }]
}

function readAnswerer(value: unknown): Answerer | undefined {
  if (!isRecord(value) || typeof value.upstream !== 'string') return undefined
  if (value.deployment !== 'integrated' && value.deployment !== 'separate') return undefined
  return { deployment: value.deployment, upstream: value.upstream }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import type { ChatMessage } from '../chat-message.ts'
import type { ChatStore } from './browser-store.ts'
import { readMessages } from './saved-message.ts'

/** What survives a reload of the page. */
export type SavedChat = {
  readonly messages: ChatMessage[]
  /** An answer was still coming when this was saved. */
  readonly answering: boolean
}

const prefix = 'next-websocket-deployments.chat.'
const chatLimit = 20
/** Characters of one saved chat; the oldest messages go first. 20 such chats fit a browser's 5 MB. */
export const savedChatCharacters = 120_000

/** The name of a chat's entry in the storage. */
export const storageKey = (chatId: string) => prefix + chatId

/** Is anything saved of this chat? */
export function isSaved(store: ChatStore, chatId: string): boolean {
  try {
    return store.getItem(storageKey(chatId)) !== null
  } catch {
    return false
  }
}

/** The chat that a saved text stands for, or an empty one: storage may be cleared, of another version or edited. */
export function readChat(text: string | null): SavedChat {
  try {
    const saved: unknown = JSON.parse(text ?? 'null')
    if (typeof saved !== 'object' || saved === null) return { messages: [], answering: false }
    const { messages, answering } = saved as { messages?: unknown; answering?: unknown }
    return { messages: readMessages(messages), answering: answering === true }
  } catch {
    return { messages: [], answering: false }
  }
}

/** The text under which a chat is saved at this moment: its newest messages, up to the limit. */
export function writeChat({ messages, answering }: SavedChat, nowMs: number): string {
  return JSON.stringify({ savedAtMs: nowMs, answering, messages: newest(messages) })
}

/**
 * Saves a chat's text and forgets the oldest chats beyond the limit, or as many as a full storage needs.
 *
 * @returns false where the storage refuses even so
 */
export function saveText(store: ChatStore, chatId: string, text: string): boolean {
  const key = storageKey(chatId)
  try {
    const others = othersByAge(store, key)
    while (!hasRoom(store, key, text)) {
      const oldest = others.shift()
      if (oldest === undefined) return false
      store.removeItem(oldest)
    }
    for (const each of others.slice(0, Math.max(0, others.length + 1 - chatLimit))) {
      store.removeItem(each)
    }
    return true
  } catch {
    return false
  }
}

function hasRoom(store: ChatStore, key: string, text: string): boolean {
  try {
    store.setItem(key, text)
    return true
  } catch {
    return false
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

function othersByAge(store: ChatStore, own: string): string[] {
  return Array.from({ length: store.length }, (_, index) => store.key(index) ?? '')
    .filter(key => key.startsWith(prefix) && key !== own)
    .map(key => ({ key, savedAtMs: savedAtMs(store.getItem(key)) }))
    .sort((a, b) => a.savedAtMs - b.savedAtMs)
    .map(({ key }) => key)
}

function savedAtMs(text: string | null): number {
  const digits = /^\{"savedAtMs":(\d+)/.exec(text ?? '')?.[1]
  return Number(digits ?? 0)
}

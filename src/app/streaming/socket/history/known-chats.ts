import { randomId } from '../random-id.ts'
import type { ChatStore } from './browser-store.ts'
import { isSaved } from './chat-storage.ts'

const key = 'next-websocket-deployments.made'
/** How many ids without a saved chat are remembered: tabs in which nothing was said yet. */
const madeLimit = 50

/** A new chat's id, which this browser remembers to have made. */
export function makeChatId(store: ChatStore): string {
  const chatId = randomId()
  try {
    store.setItem(key, [chatId, ...made(store)].slice(0, madeLimit).join(' '))
  } catch {
    // A full storage: the chat is known once it is saved, and opens a new one after a reload until then.
  }
  return chatId
}

/**
 * May this id from the address bar be opened? Only what this browser has made: whoever lures somebody to an id of his own
 * choice could read the chat and stop its answers.
 */
export function isKnownChat(store: ChatStore, chatId: string | null): chatId is string {
  if (chatId === null || !/^[0-9a-f]{32}$/.test(chatId)) return false
  return isSaved(store, chatId) || made(store).includes(chatId)
}

function made(store: ChatStore): readonly string[] {
  try {
    return (store.getItem(key) ?? '').split(' ').filter(id => id !== '')
  } catch {
    return []
  }
}

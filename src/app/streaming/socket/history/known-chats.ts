import { randomId } from '../random-id.ts'
import type { ChatStore } from './browser-store.ts'
import { isSaved } from './chat-storage.ts'

const key = 'next-websocket-deployments.made'
/** How many ids without a saved chat are remembered: tabs in which nothing was said yet. */
const madeLimit = 50

/** Those of this page's life, which a full storage does not remember. */
const madeHere = new Set<string>()

/** A new chat's id, which this browser remembers to have made. */
export function makeChatId(store: ChatStore): string {
  const chatId = randomId()
  madeHere.add(chatId)
  try {
    store.setItem(key, [chatId, ...made(store)].slice(0, madeLimit).join(' '))
  } catch {
    // A full storage: after a reload a new chat takes the place of this one.
  }
  return chatId
}

/**
 * May this id from the address bar be opened? Only what this browser has made: whoever lures somebody to an id of his own
 * choice could read the chat and stop its answers.
 */
export function isKnownChat(store: ChatStore, chatId: string | null): chatId is string {
  if (chatId === null || !/^[0-9a-f]{32}$/.test(chatId)) return false
  return madeHere.has(chatId) || isSaved(store, chatId) || made(store).includes(chatId)
}

function made(store: ChatStore): readonly string[] {
  try {
    return (store.getItem(key) ?? '').split(' ').filter(id => id !== '')
  } catch {
    return []
  }
}

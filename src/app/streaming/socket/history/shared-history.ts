import type { ChatMessage } from '../chat-message.ts'
import type { ChatStore } from './browser-store.ts'
import { readChat, type SavedChat, saveText, storageKey, writeChat } from './chat-storage.ts'
import { mergeHistories } from './merge-histories.ts'

/** The history of one chat, which other tabs of this browser may have open and write as well. */
export type SharedHistory = {
  /** The chat as it is saved. */
  readonly load: () => SavedChat
  /** What another tab has saved since, joined with what this tab has; undefined where none has. */
  readonly takeIn: (mine: readonly ChatMessage[]) => Taken | undefined
  /** Saves what has changed, over nothing that was not taken in; false where the storage refuses. */
  readonly save: (chat: SavedChat, nowMs: number) => boolean
}

/** News of another tab. */
export type Taken = {
  readonly messages: ChatMessage[]
  /** The id of the answer that is coming in the other tab, once it has begun. */
  readonly answering: string | undefined
}

/** Opens the history of a chat; nothing is read before it is loaded. */
export function createSharedHistory(store: ChatStore, chatId: string): SharedHistory {
  /** The entry as this tab last read or wrote it: another text is another tab's. */
  let knownText: string | null = null
  let base: SavedChat = { messages: [], answering: false }

  function read(): string | null {
    try {
      return store.getItem(storageKey(chatId))
    } catch {
      return null
    }
  }

  return {
    load() {
      knownText = read()
      base = readChat(knownText)
      return base
    },

    takeIn(mine) {
      const text = read()
      // An entry that is gone was forgotten or cleared: what is on the screen is saved with the next turn.
      if (text === null || text === knownText) return undefined
      const theirs = readChat(text)
      const messages = mergeHistories({ base: base.messages, mine, theirs: theirs.messages })
      knownText = text
      base = theirs
      const last = theirs.messages.at(-1)
      const begun = theirs.answering && last?.role === 'assistant'
      return { messages: messages as ChatMessage[], answering: begun ? last.id : undefined }
    },

    save(chat, nowMs) {
      if (chat.messages.length === 0) return true
      const text = writeChat(chat, nowMs)
      // Compared is what a reader would get: an answer's parts carry states that nobody reads.
      const saved = readChat(text)
      if (writeChat(saved, 0) === writeChat(base, 0)) return true
      if (!saveText(store, chatId, text)) return false
      knownText = text
      base = saved
      return true
    },
  }
}

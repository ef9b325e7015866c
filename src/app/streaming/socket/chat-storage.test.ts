import { beforeEach, describe, expect, it } from 'vitest'
import type { ChatMessage } from './chat-message.ts'
import { loadChat, saveChat, savedChatCharacters } from './chat-storage.ts'

class MemoryStorage {
  readonly entries = new Map<string, string>()
  get length(): number {
    return this.entries.size
  }
  key(index: number): string | null {
    return [...this.entries.keys()][index] ?? null
  }
  getItem(key: string): string | null {
    return this.entries.get(key) ?? null
  }
  setItem(key: string, value: string): void {
    this.entries.set(key, value)
  }
  removeItem(key: string): void {
    this.entries.delete(key)
  }
}

const question: ChatMessage = { id: 'q', role: 'user', parts: [{ type: 'text', text: 'Why?' }] }
const answer: ChatMessage = {
  id: 'a',
  role: 'assistant',
  metadata: { deployment: 'separate', upstream: 'mock' },
  parts: [{ type: 'text', text: 'Because.' }],
}

describe('saved chats', () => {
  let store: MemoryStorage
  beforeEach(() => {
    store = new MemoryStorage()
  })

  it('come back as they were', () => {
    const chat = { messages: [question, answer], answering: true }
    saveChat(store, 'one', chat, 1)
    expect(loadChat(store, 'one')).toEqual(chat)
    expect(loadChat(store, 'two')).toEqual({ messages: [], answering: false })
  })

  it('keep the newest messages that fit', () => {
    const long: ChatMessage = {
      id: 'long',
      role: 'assistant',
      parts: [{ type: 'text', text: 'x'.repeat(savedChatCharacters) }],
    }
    saveChat(store, 'one', { messages: [long, question, answer], answering: false }, 1)
    expect(loadChat(store, 'one').messages.map(message => message.id)).toEqual(['q', 'a'])
    saveChat(store, 'one', { messages: [question, long], answering: false }, 2)
    expect(loadChat(store, 'one').messages.map(message => message.id)).toEqual(['long'])
  })

  it('are at most twenty: the oldest is forgotten', () => {
    store.setItem('of somebody else', 'stays')
    for (let index = 0; index < 22; index++) {
      saveChat(store, `chat${index}`, { messages: [question], answering: false }, 1000 + index)
    }
    expect(store.length).toBe(21)
    expect(store.getItem('of somebody else')).toBe('stays')
    expect(loadChat(store, 'chat1').messages).toEqual([])
    expect(loadChat(store, 'chat2').messages).toEqual([question])
  })

  it.each(['', '{', 'null', '[]', '{"messages":{}}', '{"messages":[null,{"id":1},{"id":"a"}]}'])(
    'are empty when somebody wrote %s',
    text => {
      store.setItem('next-websocket-deployments.chat.one', text)
      expect(loadChat(store, 'one')).toEqual({ messages: [], answering: false })
    },
  )

  it('lose nothing else when the storage refuses', () => {
    store.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    expect(() =>
      saveChat(store, 'one', { messages: [question], answering: false }, 1),
    ).not.toThrow()
  })
})

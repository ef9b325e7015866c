import { describe, expect, it } from 'vitest'
import type { ChatMessage } from '../chat-message.ts'
import { memoryStore } from './browser-store.ts'
import { isSaved, readChat, savedChatCharacters, saveText, writeChat } from './chat-storage.ts'

const question: ChatMessage = { id: 'q', role: 'user', parts: [{ type: 'text', text: 'Why?' }] }
const answer: ChatMessage = {
  id: 'a',
  role: 'assistant',
  metadata: {
    deployment: 'separate',
    upstream: 'mock',
    finishReason: 'length',
    usage: { inputTokens: 3, outputTokens: 5 },
    reasoningMs: 1200,
  },
  parts: [
    { type: 'reasoning', id: 'r', text: 'Hm.', state: 'done' },
    { type: 'text', text: 'Because.' },
  ],
}
const none = { messages: [], answering: false }

describe('a saved chat', () => {
  it('comes back as it was', () => {
    const chat = { messages: [question, answer], answering: true }
    expect(readChat(writeChat(chat, 1))).toEqual(chat)
    expect(readChat(null)).toEqual(none)
  })

  it('keeps the newest messages that fit', () => {
    const long: ChatMessage = {
      id: 'long',
      role: 'assistant',
      parts: [{ type: 'text', text: 'x'.repeat(savedChatCharacters) }],
    }
    const kept = (...messages: ChatMessage[]) =>
      readChat(writeChat({ messages, answering: false }, 1)).messages.map(({ id }) => id)
    expect(kept(long, question, answer)).toEqual(['q', 'a'])
    expect(kept(question, long)).toEqual(['long'])
  })

  it.each([
    '',
    '{',
    'null',
    '7',
    '[]',
    '{"messages":{}}',
    '{"messages":[null,{"id":1},{"id":"a"},{"id":"a","role":"system","parts":[]}]}',
  ])('is empty when somebody wrote %s', text => {
    expect(readChat(text)).toEqual(none)
  })

  it('has each message once, and of its parts those that the page can show', () => {
    const parts = [
      { type: 'text', text: 'Why?' },
      { type: 'tool-x' },
      null,
      { type: 'text', text: 1 },
    ]
    const twice = { messages: [{ ...question, parts }, question], answering: false }
    expect(readChat(JSON.stringify(twice)).messages).toEqual([question])
  })
})

describe('saving', () => {
  it('keeps twenty chats: the oldest is forgotten', () => {
    const store = memoryStore()
    store.setItem('of somebody else', 'stays')
    for (let index = 0; index < 22; index++) {
      expect(saveText(store, `chat${index}`, `{"savedAtMs":${1000 + index}}`)).toBe(true)
    }
    expect(store.length).toBe(21)
    expect(store.getItem('of somebody else')).toBe('stays')
    expect(isSaved(store, 'chat1')).toBe(false)
    expect(isSaved(store, 'chat2')).toBe(true)
  })

  it('forgets as many chats as a full storage needs, the oldest first', () => {
    const room = memoryStore()
    const store = {
      ...room,
      get length() {
        return room.length
      },
      setItem(name: string, text: string) {
        if (room.length >= 3 && room.getItem(name) === null) throw new DOMException('full')
        room.setItem(name, text)
      },
    }
    for (const [at, chatId] of ['one', 'two', 'three', 'four'].entries()) {
      expect(saveText(store, chatId, `{"savedAtMs":${at}}`)).toBe(true)
    }
    expect(['one', 'two', 'three', 'four'].filter(chatId => isSaved(store, chatId))).toEqual([
      'two',
      'three',
      'four',
    ])
  })

  it('says so when the storage refuses', () => {
    const refuses = () => {
      throw new DOMException('forbidden', 'SecurityError')
    }
    const store = {
      length: 0,
      key: refuses,
      getItem: refuses,
      setItem: refuses,
      removeItem: refuses,
    }
    expect(saveText(store, 'one', '{}')).toBe(false)
    expect(isSaved(store, 'one')).toBe(false)
  })
})

import { expect, it } from 'vitest'
import { memoryStore } from './browser-store.ts'
import { saveText } from './chat-storage.ts'
import { isKnownChat, makeChatId } from './known-chats.ts'

const foreign = '0123456789abcdef0123456789abcdef'

it('knows what it made, and what it has saved', () => {
  const store = memoryStore()
  const made = makeChatId(store)
  expect(made).toMatch(/^[0-9a-f]{32}$/)
  expect(isKnownChat(store, made)).toBe(true)
  expect(isKnownChat(store, foreign)).toBe(false)
  saveText(store, foreign, '{}')
  expect(isKnownChat(store, foreign)).toBe(true)
})

it.each([null, '', 'abc', `${foreign}0`, foreign.toUpperCase(), '../etc'])('refuses %s', chatId => {
  const store = memoryStore()
  saveText(store, chatId ?? '', '{}')
  expect(isKnownChat(store, chatId)).toBe(false)
})

it('remembers the newest fifty', () => {
  const store = memoryStore()
  const ids = Array.from({ length: 51 }, () => makeChatId(store))
  expect(store.getItem('next-websocket-deployments.made')?.split(' ')).toEqual(
    ids.slice(1).reverse(),
  )
})

it('knows what it made where the storage is full', () => {
  const store = {
    ...memoryStore(),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  expect(isKnownChat(store, makeChatId(store))).toBe(true)
})

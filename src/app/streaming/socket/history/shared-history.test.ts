import { expect, it } from 'vitest'
import type { ChatMessage } from '../chat-message.ts'
import { memoryStore } from './browser-store.ts'
import { createSharedHistory } from './shared-history.ts'

const say = (id: string, role: 'user' | 'assistant' = 'user'): ChatMessage => ({
  id,
  role,
  parts: [{ type: 'text', text: id }],
})
const idle = (...messages: ChatMessage[]) => ({ messages, answering: false })

it('does not write over the turns of another tab', () => {
  const store = memoryStore()
  const [old, other] = [createSharedHistory(store, 'chat'), createSharedHistory(store, 'chat')]
  old.load()
  old.save(idle(say('one')), 1)
  other.load()
  other.save(idle(say('one'), say('two')), 2)

  expect(old.takeIn([say('one')])).toEqual({
    messages: [say('one'), say('two')],
    answering: undefined,
  })
  expect(old.takeIn([say('one')])).toBeUndefined()
})

it('writes nothing where nothing has changed', () => {
  const store = memoryStore()
  const history = createSharedHistory(store, 'chat')
  history.load()
  history.save(idle(say('one')), 1)
  const text = store.getItem('next-websocket-deployments.chat.chat')
  history.save(idle({ ...say('one'), parts: [{ type: 'text', text: 'one', state: 'done' }] }), 2)
  expect(store.getItem('next-websocket-deployments.chat.chat')).toBe(text)
})

it('tells of an answer in another tab once it has begun', () => {
  const store = memoryStore()
  const [here, there] = [createSharedHistory(store, 'chat'), createSharedHistory(store, 'chat')]
  here.load()
  there.load()
  there.save({ messages: [say('q')], answering: true }, 1)
  expect(here.takeIn([])).toEqual({ messages: [say('q')], answering: undefined })
  there.save({ messages: [say('q'), say('a', 'assistant')], answering: true }, 2)
  expect(here.takeIn([say('q')])?.answering).toBe('a')
})

it('takes an entry that is gone for no news, and writes it again', () => {
  const store = memoryStore()
  const history = createSharedHistory(store, 'chat')
  history.load()
  history.save(idle(say('one')), 1)
  store.removeItem('next-websocket-deployments.chat.chat')
  expect(history.takeIn([say('one')])).toBeUndefined()
  expect(history.save(idle(say('one'), say('two')), 2)).toBe(true)
  expect(createSharedHistory(store, 'chat').load().messages).toHaveLength(2)
})

import { expect, it, vi } from 'vitest'
import type { ChatMessage } from './chat-message.ts'
import { createSharedHistory } from './history/shared-history.ts'
import { finish, metadata, openedSession, said, settled, stream } from './testing/opened-session.ts'

const question: ChatMessage = { id: 'q', role: 'user', parts: [{ type: 'text', text: 'Why?' }] }
const begun: ChatMessage = {
  id: 'a1',
  role: 'assistant',
  metadata,
  parts: [{ type: 'text', text: 'Be' }],
}

it('follows an answer that another tab has asked for', async () => {
  await using opened = await openedSession([
    ({ requestId }, socket) => {
      socket.send(JSON.stringify({ type: 'start', requestId }))
      stream(socket, requestId, 'a1', ['Be', 'cause.'])
      finish(socket, requestId)
    },
  ])
  await opened.connected()
  const other = createSharedHistory(opened.store, 'chat')
  other.save({ messages: [question, begun], answering: true }, 2)
  opened.session.catchUp()
  expect(opened.session.getSnapshot().activity).toBe('answering')
  expect(said(opened.session)).toEqual(['Why?', 'Be'])
  await settled(opened.session)
  expect(said(opened.session)).toEqual(['Why?', 'Because.'])
  expect(opened.session.getSnapshot().notice).toBeUndefined()
  expect(opened.frames.map(({ type }) => type)).toEqual(['resume'])
})

it('follows it, too, where a question of its own was refused meanwhile', async () => {
  await using opened = await openedSession([
    ({ requestId }, socket) =>
      socket.send(JSON.stringify({ type: 'error', requestId, errorText: 'Busy.' })),
    ({ requestId }, socket) => {
      socket.send(JSON.stringify({ type: 'start', requestId }))
      stream(socket, requestId, 'a1', ['Be', 'cause.'])
      finish(socket, requestId)
    },
  ])
  opened.session.send('Really?')
  await settled(opened.session)
  const other = createSharedHistory(opened.store, 'chat')
  other.save({ messages: [question, begun], answering: true }, 2)
  opened.session.catchUp()
  await settled(opened.session)
  expect(said(opened.session)).toEqual(['Why?', 'Because.', 'Really?'])
  expect(opened.session.getSnapshot().notice?.state).toBe('interrupted')
})

it('says that another tab has stopped the answer', async () => {
  await using opened = await openedSession([
    ({ requestId }, socket) => {
      stream(socket, requestId, 'a1', ['Be'])
      const chunk = { type: 'abort' }
      socket.send(JSON.stringify({ type: 'chunk', requestId, sequence: 3, chunk }))
      finish(socket, requestId)
    },
  ])
  opened.session.send('Why?')
  await settled(opened.session)
  expect(opened.session.getSnapshot().notice).toEqual({
    state: 'stopped',
    text: 'This answer was stopped in another tab.',
  })
})

it('follows no answer again that it has stopped, whatever another tab saves late', async () => {
  await using opened = await openedSession([
    ({ requestId }, socket) => stream(socket, requestId, 'a1', ['Be']),
  ])
  opened.session.send('Why?')
  await vi.waitFor(() => expect(said(opened.session)).toEqual(['Why?', 'Be']))
  opened.session.stop()
  const other = createSharedHistory(opened.store, 'chat')
  other.save({ messages: opened.session.chat.messages, answering: true }, 2)
  opened.session.catchUp()
  expect(opened.session.getSnapshot()).toMatchObject({
    activity: 'idle',
    notice: { state: 'stopped' },
  })
})

it('saves nothing over what another tab has saved', async () => {
  const chat = { messages: [question], answering: false }
  await using opened = await openedSession([], chat)
  const other = createSharedHistory(opened.store, 'chat')
  other.load()
  other.save({ messages: [question, begun], answering: false }, 2)
  opened.session.save()
  expect(createSharedHistory(opened.store, 'chat').load().messages).toEqual([question, begun])
  expect(said(opened.session)).toEqual(['Why?', 'Be'])
})

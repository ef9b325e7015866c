import { expect, it } from 'vitest'
import { createFollowedRequest } from './followed-request.ts'

const send = (id: string) => `{"type":"send","requestId":"${id}","id":"chat"}`
const start = (id: string, messageId: string) =>
  `{"type":"chunk","requestId":"${id}","sequence":0,"chunk":{"type":"start","messageId":"${messageId}"}}`
const noActive = (id: string) => `{"type":"no-active","requestId":"${id}"}`

it('follows a question from the page to its answer', () => {
  const request = createFollowedRequest()
  request.asked(['q'])
  expect(request.question()).toBe('held')
  request.sent(send('r1'))
  expect(request.question()).toBe('sent')
  expect(request.requestId()).toBe('r1')
  expect(request.received(start('r1', 'a1'))).toBe(true)
  expect(request.question()).toBe('taken')
})

it('takes no other frame for a sign that the question arrived', () => {
  const request = createFollowedRequest()
  request.asked([])
  request.sent(send('r1'))
  expect(request.received(noActive('probe'))).toBe(false)
  request.received(start('r1', 'a1'))
  expect(request.received(noActive('probe'))).toBe(true)
})

it('knows the answers that were there before the question', () => {
  const request = createFollowedRequest()
  request.asked(['q1'])
  request.sent(send('r1'))
  request.received(start('r1', 'stopped'))
  request.asked(['q1', 'q2'])
  expect(request.isOlder('stopped')).toBe(true)
  expect(request.isOlder('q2')).toBe(true)
  expect(request.isOlder('new')).toBe(false)
})

it('knows which answers are over', () => {
  const request = createFollowedRequest()
  request.asked([])
  request.sent(send('r1'))
  request.received(start('r1', 'a1'))
  expect(request.isOver('a1')).toBe(false)
  request.received('{"type":"end","requestId":"r1"}')
  expect(request.isOver('a1')).toBe(true)

  request.asked([])
  request.sent(send('r2'))
  request.received(start('r2', 'a2'))
  request.leave()
  expect(request.isOver('a2')).toBe(true)
})

it('forgets its request with the connection', () => {
  const request = createFollowedRequest()
  request.asked([])
  request.sent(send('r1'))
  request.sent('{"type":"abort","requestId":"r1"}')
  request.disconnected()
  expect(request.requestId()).toBeUndefined()
  expect(request.received(noActive('probe'))).toBe(true)
  expect(request.question()).toBe('sent')
})

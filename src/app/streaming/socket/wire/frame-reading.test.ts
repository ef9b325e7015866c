import { expect, it } from 'vitest'
import { isTerminal, messageIdOf, readDelta, requestIdOf } from './frame-reading.ts'

const chunk = (sequence: number, rest: string) =>
  `{"type":"chunk","requestId":"a","sequence":${sequence},"chunk":${rest}}`

it.each([
  [chunk(12, '{"type":"text-delta","id":"t","delta":"x"}'), { type: 'text', sequence: 12 }],
  [chunk(3, '{"type":"reasoning-delta","id":"r","delta":"x"}'), { type: 'reasoning', sequence: 3 }],
  [chunk(0, '{"type":"start"}'), undefined],
  [
    '{"type":"error","requestId":"a","errorText":"\\"type\\":\\"text-delta\\" \\"sequence\\":3"}',
    undefined,
  ],
])('readDelta of %s', (frame, expected) => {
  expect(readDelta(frame)).toEqual(expected)
})

it.each([
  ['{"type":"send","requestId":"a","id":"chat"}', 'a'],
  ['{"type":"no-active","requestId":"b"}', 'b'],
  [chunk(0, '{"type":"start"}'), 'a'],
  ['{"requestId":"d"}', undefined],
])('requestIdOf %s', (frame, expected) => {
  expect(requestIdOf(frame)).toBe(expected)
})

it.each([
  [chunk(0, '{"type":"start","messageId":"m1","messageMetadata":{}}'), 'm1'],
  [
    chunk(2, '{"type":"text-delta","id":"0","delta":"\\"chunk\\":{\\"type\\":\\"start\\""}'),
    undefined,
  ],
])('messageIdOf %s', (frame, expected) => {
  expect(messageIdOf(frame)).toBe(expected)
})

it.each([
  ['{"type":"end","requestId":"a"}', true],
  ['{"type":"error","requestId":"a"}', true],
  ['{"type":"no-active","requestId":"a"}', true],
  ['{"type":"start","requestId":"a"}', false],
  [chunk(0, '{"type":"start"}'), false],
])('isTerminal %s', (frame, expected) => {
  expect(isTerminal(frame)).toBe(expected)
})

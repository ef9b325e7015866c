import { safeValidateWebSocketChatTransportRequest } from 'ai'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { MAX_ID_LENGTH, parseClientFrame } from './parse.ts'

// However slow the machine is.
vi.setConfig({ testTimeout: 60_000 })

const MIB = 1024 * 1024
const message = { id: 'm1', role: 'user', parts: [{ type: 'text', text: 'Hi' }] }
const send = {
  type: 'send',
  requestId: 'r1',
  id: 'c1',
  trigger: 'submit-message',
  messages: [message],
}

const parse = (value: unknown) => parseClientFrame(JSON.stringify(value))

describe('parseClientFrame accepts', () => {
  it('a send as the SDK writes it, and drops what the server does not read', () => {
    expect(parse({ ...send, headers: { a: 'b' }, body: {}, metadata: 1, messageId: 'm1' })).toEqual(
      { state: 'frame', frame: send },
    )
  })

  it('a resume without and with a sequence, and an abort', () => {
    const resume = { type: 'resume', requestId: 'r1', id: 'c1' }
    expect(parse({ ...resume, headers: {}, body: {} })).toEqual({
      state: 'frame',
      frame: { ...resume, lastSequence: undefined },
    })
    expect(parse({ ...resume, lastSequence: 0 })).toEqual({
      state: 'frame',
      frame: { ...resume, lastSequence: 0 },
    })
    expect(parse({ ...resume, lastSequence: 0, messageId: 'm1' })).toEqual({
      state: 'frame',
      frame: { ...resume, lastSequence: 0, messageId: 'm1' },
    })
    expect(parse({ type: 'abort', requestId: 'r1', more: true })).toEqual({
      state: 'frame',
      frame: { type: 'abort', requestId: 'r1' },
    })
  })

  it('a part of a kind that it does not send on, and an id as long as the limit', () => {
    const file = { type: 'file', mediaType: 'image/png', url: 'data:,' }
    expect(parse({ ...send, messages: [{ ...message, parts: [file] }] }).state).toBe('frame')
    expect(parse({ ...send, id: 'x'.repeat(MAX_ID_LENGTH) }).state).toBe('frame')
  })
})

describe('parseClientFrame refuses', () => {
  it.each([
    ['', 'expected a JSON object, found nothing'],
    ['{', 'expected a JSON object, found {'],
    ['null', 'expected a JSON object, found null'],
    ['[]', 'expected a JSON object, found []'],
    ['"text"', 'expected a JSON object, found "text"'],
    ['\u0000\ufffd', 'expected a JSON object, found \u0000\ufffd'],
    ['{}', 'expected a requestId of 1 to 128 characters, found nothing'],
    ['{"requestId":""}', 'expected a requestId of 1 to 128 characters, found ""'],
    ['{"requestId":7}', 'expected a requestId of 1 to 128 characters, found 7'],
    [
      '{"__proto__":{"requestId":"r1","type":"abort"}}',
      'expected a requestId of 1 to 128 characters, found nothing',
    ],
    [
      `{"requestId":"${'x'.repeat(129)}"}`,
      `expected a requestId of 1 to 128 characters, found "${'x'.repeat(40)}…"`,
    ],
  ])('%j without naming a request', (text, reason) => {
    expect(parseClientFrame(text)).toEqual({ state: 'refused', requestId: undefined, reason })
  })

  it.each([
    [{ type: undefined }, 'expected type send, resume or abort, found nothing'],
    [{ type: 'ping' }, 'expected type send, resume or abort, found "ping"'],
    [{ type: ['send'] }, 'expected type send, resume or abort, found a list of 1'],
    [{ id: undefined }, 'expected an id of 1 to 128 characters, found nothing'],
    [{ id: { a: 1 } }, 'expected an id of 1 to 128 characters, found an object with a'],
    [{ trigger: 'go' }, 'expected trigger submit-message or regenerate-message, found "go"'],
    [{ messages: 'Hi' }, 'expected messages to be a list with at least one, found "Hi"'],
    [{ messages: [] }, 'expected messages to be a list with at least one, found a list of 0'],
    [{ messages: [message, null] }, 'expected a message with role and parts, found null'],
    [{ messages: [{}] }, 'expected a message with role and parts, found an object with no keys'],
    [
      { messages: [{ ...message, role: 'tool' }] },
      'expected a message with role and parts, found an object with id, role, parts',
    ],
    [
      { messages: [{ ...message, parts: [{ type: 'text' }] }] },
      'expected a message with role and parts, found an object with id, role, parts',
    ],
    [
      { type: 'resume', lastSequence: -1 },
      'expected lastSequence to be a whole number from 0, found -1',
    ],
    [
      { type: 'resume', lastSequence: 1.5 },
      'expected lastSequence to be a whole number from 0, found 1.5',
    ],
    [
      { type: 'resume', lastSequence: null },
      'expected lastSequence to be a whole number from 0, found null',
    ],
  ])('%j to the request it names', (change, reason) => {
    expect(parse({ ...send, ...change })).toEqual({ state: 'refused', requestId: 'r1', reason })
  })

  it('a number too long to be one as it stands', () => {
    const parsed = parseClientFrame(
      '{"type":"resume","requestId":"r1","id":"c1","lastSequence":1e999}',
    )
    expect(parsed).toMatchObject({ state: 'refused', reason: expect.stringContaining('Infinity') })
  })
})

describe('parseClientFrame never throws', () => {
  it.each([
    ['lists', '['.repeat(MIB)],
    ['objects', '{"a":'.repeat(MIB / 5)],
    [
      'messages',
      `{"type":"send","requestId":"r1","id":"c1","trigger":"submit-message","messages":${'['.repeat(MIB / 2 - 50)}${']'.repeat(MIB / 2 - 50)}}`,
    ],
    ['types', `{"requestId":"r1","type":${'['.repeat(MIB / 2 - 50)}${']'.repeat(MIB / 2 - 50)}}`],
    ['ids', `{"requestId":${'{"a":'.repeat(MIB / 8)}1${'}'.repeat(MIB / 8)}}`],
  ])('on %s as deep as a frame may be', (_name, text) => {
    const parsed = parseClientFrame(text)
    expect(parsed.state === 'refused' && parsed.reason.length < 120).toBe(true)
  })

  it('on a megabyte of keys, and says so briefly', () => {
    const keys = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`k${index}`, 0]))
    const parsed = parse({ requestId: 'r1', type: keys })
    expect(parsed.state === 'refused' && parsed.reason.length < 120).toBe(true)
  })

  it('on any text or bytes', () => {
    const anyBytes = fc.uint8Array().map(bytes => Buffer.from(bytes).toString())
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), anyBytes, fc.json()), text => {
        const parsed = parseClientFrame(text)
        expect(parsed.state === 'frame' || parsed.reason.length < 200).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('on a frame with any field replaced, and agrees with the SDK on what it accepts', async () => {
    const valid = { ...send, headers: {}, body: {} }
    const field = fc.constantFrom(...Object.keys(valid), 'lastSequence')
    const frame = fc
      .tuple(fc.constantFrom('send', 'resume', 'abort'), field, fc.jsonValue())
      .map(([type, name, value]) => ({ ...valid, type, [name]: value }))
    await fc.assert(
      fc.asyncProperty(frame, async value => {
        const parsed = parse(value)
        const sdk = await safeValidateWebSocketChatTransportRequest({ value })
        // The SDK's rules are the stricter ones, but for the length of ids: what it accepts, we accept.
        // What is no string it refuses where it reads it, as we do.
        const isIdOfOurs = (id: unknown) =>
          typeof id !== 'string' || (id !== '' && id.length <= 128)
        if (sdk.success && isIdOfOurs(value.id) && isIdOfOurs(value.requestId)) {
          expect(parsed.state).toBe('frame')
        }
        expect(parsed.state === 'frame' || parsed.reason.length < 200).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})

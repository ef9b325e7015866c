import { uiMessageChunkSchema, WebSocketChatTransport } from 'ai'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ChunkEncoder,
  encodeEnd,
  encodeError,
  encodeNoActive,
  encodeStart,
  PART_ID,
} from './encode.ts'
import type { Chunk } from './frames.ts'
import { toJsonText } from './json-text.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })

/** One of each chunk that an answer is made of. */
const chunks: readonly Chunk[] = [
  {
    type: 'start',
    messageId: 'message-1',
    messageMetadata: { deployment: 'separate', upstream: 'mock' },
  },
  { type: 'reasoning-start', id: PART_ID },
  { type: 'reasoning-delta', id: PART_ID, delta: 'Hm' },
  { type: 'reasoning-end', id: PART_ID },
  { type: 'text-start', id: PART_ID },
  { type: 'text-delta', id: PART_ID, delta: 'Hi' },
  { type: 'text-end', id: PART_ID },
  ...(['stop', 'length', 'content-filter', 'tool-calls', 'error', 'other'] as const).map(
    finishReason => ({ type: 'finish', finishReason }) as const,
  ),
  { type: 'abort' },
]

describe('encode', () => {
  it('writes these very frames', () => {
    const encoder = new ChunkEncoder('r1')
    expect(encodeStart('r1')).toBe('{"type":"start","requestId":"r1"}')
    expect(encodeEnd('r1')).toBe('{"type":"end","requestId":"r1"}')
    expect(encodeNoActive('r1')).toBe('{"type":"no-active","requestId":"r1"}')
    expect(encodeError('r1', 'Retry.')).toBe(
      '{"type":"error","requestId":"r1","errorText":"Retry."}',
    )
    expect(encoder.delta(7, 'text', toJsonText('a "b"'))).toBe(
      '{"type":"chunk","requestId":"r1","sequence":7,"chunk":{"type":"text-delta","id":"0","delta":"a \\"b\\""}}',
    )
    expect(encoder.delta(7, 'reasoning', toJsonText('Hm'))).toBe(
      '{"type":"chunk","requestId":"r1","sequence":7,"chunk":{"type":"reasoning-delta","id":"0","delta":"Hm"}}',
    )
    expect(encoder.chunk(8, { type: 'finish', finishReason: 'stop' })).toBe(
      '{"type":"chunk","requestId":"r1","sequence":8,"chunk":{"type":"finish","finishReason":"stop"}}',
    )
  })

  it('writes JSON that says what was meant, whatever the ids and texts hold', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.nat(), (requestId, text, sequence) => {
        const encoder = new ChunkEncoder(requestId)
        const delta = { type: 'text-delta', id: PART_ID, delta: text } as const
        const frame = { type: 'chunk', requestId, sequence, chunk: delta }
        expect(JSON.parse(encoder.delta(sequence, 'text', toJsonText(text)))).toEqual(frame)
        expect(JSON.parse(encoder.chunk(sequence, delta))).toEqual(frame)
        expect(JSON.parse(encodeStart(requestId))).toEqual({ type: 'start', requestId })
        expect(JSON.parse(encodeEnd(requestId))).toEqual({ type: 'end', requestId })
        expect(JSON.parse(encodeNoActive(requestId))).toEqual({ type: 'no-active', requestId })
        expect(JSON.parse(encodeError(requestId, text))).toEqual({
          type: 'error',
          requestId,
          errorText: text,
        })
      }),
    )
  })

  it.each(chunks)('the AI SDK accepts our $type chunk', async chunk => {
    const { validate } = uiMessageChunkSchema()
    expect(await validate?.(chunk)).toEqual({ success: true, value: chunk })
  })
})

/** A socket that answers each `send` and `resume` with the frames it is given. */
function socketThatAnswers(framesFor: (requestId: string) => readonly string[]) {
  return class extends EventTarget {
    readonly readyState = 1
    readonly bufferedAmount = 0
    onopen: (() => void) | undefined
    onmessage: ((event: { data: string }) => void) | undefined
    onclose: (() => void) | undefined
    onerror: (() => void) | undefined
    constructor() {
      super()
      queueMicrotask(() => this.onopen?.())
    }
    send(text: string) {
      const { requestId } = JSON.parse(text) as { requestId: string }
      queueMicrotask(() => {
        for (const data of framesFor(requestId)) this.onmessage?.({ data })
      })
    }
    close() {}
  }
}

type SdkWebSocket = NonNullable<
  ConstructorParameters<typeof WebSocketChatTransport>[0]['webSocket']
>

function transportOver(framesFor: (requestId: string) => readonly string[]) {
  const webSocket = socketThatAnswers(framesFor) as unknown as SdkWebSocket
  return new WebSocketChatTransport({ url: 'ws://127.0.0.1/', webSocket })
}

describe("the AI SDK's own client", () => {
  it('reads a whole replay out of our frames', async () => {
    const transport = transportOver(requestId => {
      const encoder = new ChunkEncoder(requestId)
      const frames = chunks.map((chunk, sequence) =>
        chunk.type === 'text-delta'
          ? encoder.delta(sequence, 'text', toJsonText(chunk.delta))
          : encoder.chunk(sequence, chunk),
      )
      return [encodeStart(requestId), ...frames, encodeEnd(requestId)]
    })
    const stream = await transport.reconnectToStream({ chatId: 'chat-1' })
    const received: unknown[] = []
    for await (const chunk of stream ?? []) received.push(chunk)
    expect(received).toEqual(chunks)
  })

  it('reads no-active as nothing to resume, and an error as its text', async () => {
    const nothing = transportOver(requestId => [encodeNoActive(requestId)])
    expect(await nothing.reconnectToStream({ chatId: 'chat-1' })).toBeNull()
    const failing = transportOver(requestId => [encodeError(requestId, 'Retry in a moment.')])
    await expect(failing.reconnectToStream({ chatId: 'chat-1' })).rejects.toThrow(
      'Retry in a moment.',
    )
  })
})

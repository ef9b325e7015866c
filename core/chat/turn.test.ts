import { describe, expect, it } from 'vitest'
import { failure } from '../upstream/failure.ts'
import { textOf } from './testing/fake-frame-sink.ts'
import { setScene } from './testing/scene.ts'

const chunk = (requestId: string, sequence: number, value: object) => ({
  type: 'chunk',
  requestId,
  sequence,
  chunk: value,
})
const lastOf = (list: readonly unknown[]) => list.at(-1)

describe('a turn', () => {
  it('is start, text and finish, numbered from 0, then one end', () => {
    using scene = setScene()
    const client = scene.connect()
    client.send('r1', 'c1', 'Hello?')
    expect(scene.upstream.latest.prompt).toEqual([{ role: 'user', content: 'Hello?' }])
    scene.upstream.latest.write('Hi ', '"you"')
    scene.upstream.latest.sink.end('stop')
    expect(client.sink.frames).toEqual([
      chunk('r1', 0, {
        type: 'start',
        messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        messageMetadata: { deployment: 'test', upstream: 'scripted' },
      }),
      chunk('r1', 1, { type: 'text-start', id: '0' }),
      chunk('r1', 2, { type: 'text-delta', id: '0', delta: 'Hi ' }),
      chunk('r1', 3, { type: 'text-delta', id: '0', delta: '"you"' }),
      chunk('r1', 4, { type: 'text-end', id: '0' }),
      chunk('r1', 5, {
        type: 'finish',
        finishReason: 'stop',
        messageMetadata: { finishReason: 'stop' },
      }),
      { type: 'end', requestId: 'r1' },
    ])
    expect(client.idles()).toBe(1)
    expect(scene.upstream.latest.signal.aborted).toBe(true)
  })

  it('with thoughts has them in parts of their own, and tells what it took', () => {
    using scene = setScene()
    const client = scene.connect()
    client.send('r1', 'c1')
    const { sink, think, write } = scene.upstream.latest
    think('Hm', '.')
    write('Hi')
    sink.end('length', { inputTokens: 3, outputTokens: 9, reasoningTokens: 2 })
    const reasoningMs = expect.any(Number)
    expect(client.sink.frames.slice(1)).toEqual([
      chunk('r1', 1, { type: 'reasoning-start', id: '0' }),
      chunk('r1', 2, { type: 'reasoning-delta', id: '0', delta: 'Hm' }),
      chunk('r1', 3, { type: 'reasoning-delta', id: '0', delta: '.' }),
      chunk('r1', 4, { type: 'reasoning-end', id: '0' }),
      chunk('r1', 5, { type: 'text-start', id: '0' }),
      chunk('r1', 6, { type: 'text-delta', id: '0', delta: 'Hi' }),
      chunk('r1', 7, { type: 'text-end', id: '0' }),
      chunk('r1', 8, {
        type: 'finish',
        finishReason: 'length',
        messageMetadata: {
          finishReason: 'length',
          usage: { inputTokens: 3, outputTokens: 9, reasoningTokens: 2 },
          reasoningMs,
        },
      }),
      { type: 'end', requestId: 'r1' },
    ])
  })

  it('that is stopped before its first word has no parts', () => {
    using scene = setScene()
    const client = scene.connect()
    client.send('r1', 'c1')
    client.abort('r1')
    expect(client.sink.frames.slice(1)).toEqual([
      chunk('r1', 1, { type: 'abort' }),
      { type: 'end', requestId: 'r1' },
    ])
  })

  it('that fails keeps its text and ends in one error, whatever the upstream says after', () => {
    using scene = setScene()
    const client = scene.connect()
    client.send('r1', 'c1')
    const { sink, write } = scene.upstream.latest
    write('Hi')
    sink.fail(failure('cut-off'))
    write('more')
    sink.end('stop')
    sink.fail(failure('stalled'))
    expect(client.sink.frames.slice(2)).toEqual([
      chunk('r1', 2, { type: 'text-delta', id: '0', delta: 'Hi' }),
      { type: 'error', requestId: 'r1', errorText: failure('cut-off').message },
    ])
  })

  it('is refused without text, and where the prompt is over the limit', () => {
    using scene = setScene()
    const client = scene.connect({ promptBytes: 4 })
    client.send('r1', 'c1', '')
    client.send('r2', 'c1', 'Hello')
    client.send('r3', 'c1', 'Hell')
    expect(client.sink.frames.slice(0, 2)).toEqual([
      { type: 'error', requestId: 'r1', errorText: 'There is no text to answer.' },
      { type: 'error', requestId: 'r2', errorText: expect.stringContaining('at most 4') },
    ])
    expect(scene.upstream.answers).toHaveLength(1)
  })

  it('is cut off once the answer is over its limit', () => {
    using scene = setScene({ answerBytes: 4 })
    const client = scene.connect()
    client.send('r1', 'c1')
    scene.upstream.latest.write('1234')
    expect(scene.upstream.latest.signal.aborted).toBe(false)
    scene.upstream.latest.write('5')
    expect(scene.upstream.latest.signal.aborted).toBe(true)
    expect(textOf(client.sink.frames)).toBe('12345')
    expect(lastOf(client.sink.frames)).toEqual({
      type: 'error',
      requestId: 'r1',
      errorText: 'The answer grew past 4 bytes and was cut off.',
    })
  })
})

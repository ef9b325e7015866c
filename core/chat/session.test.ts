import { describe, expect, it } from 'vitest'
import { sequencesOf, textOf } from './testing/fake-frame-sink.ts'
import { type Client, setScene } from './testing/scene.ts'
import { stopClock } from './testing/stop-clock.ts'

stopClock()

const chunk = (requestId: string, sequence: number, value: object) => ({
  type: 'chunk',
  requestId,
  sequence,
  chunk: value,
})
const lastOf = (list: readonly unknown[]) => list.at(-1)

describe('several turns', () => {
  it('of several chats run side by side on one socket', () => {
    using scene = setScene()
    const client = scene.connect()
    client.send('r1', 'c1')
    client.send('r2', 'c2')
    const [first, second] = scene.upstream.answers
    first?.write('a')
    second?.write('b')
    first?.sink.end('stop')
    expect(client.idles()).toBe(0)
    second?.sink.end('stop')
    expect(client.idles()).toBe(1)
    expect(textOf(client.sink.framesOf('r1'))).toBe('a')
    expect(textOf(client.sink.framesOf('r2'))).toBe('b')
    expect(sequencesOf(client.sink.framesOf('r2'))).toEqual([0, 1, 2, 3, 4])
  })

  it('of one chat at once are refused, from any socket, and the first goes on', () => {
    using scene = setScene()
    const client = scene.connect()
    const other = scene.connect()
    client.send('r1', 'c1')
    client.send('r2', 'c1')
    other.send('r1', 'c1')
    const errorText = 'An answer is already being written in this chat.'
    expect(client.sink.framesOf('r2')).toEqual([{ type: 'error', requestId: 'r2', errorText }])
    expect(other.sink.frames).toEqual([{ type: 'error', requestId: 'r1', errorText }])
    scene.upstream.latest.write('still here')
    expect(textOf(client.sink.frames)).toBe('still here')
    expect(scene.upstream.answers).toHaveLength(1)
  })

  it('of one chat one after another are two answers', () => {
    using scene = setScene()
    const client = scene.connect()
    for (const requestId of ['r1', 'r2']) {
      client.send(requestId, 'c1')
      scene.upstream.latest.write(requestId)
      scene.upstream.latest.sink.end('stop')
    }
    client.resume('r3', 'c1')
    expect(textOf(client.sink.framesOf('r3'))).toBe('r2')
  })

  it('are limited by number on one socket', () => {
    using scene = setScene()
    const client = scene.connect({ liveAnswers: 2 })
    client.send('r1', 'c1')
    client.send('r2', 'c2')
    client.send('r3', 'c3')
    client.resume('r4', 'c1')
    const errorText = 'At most 2 answers at once on one connection.'
    expect(client.sink.framesOf('r3')).toEqual([{ type: 'error', requestId: 'r3', errorText }])
    expect(client.sink.framesOf('r4')).toEqual([{ type: 'error', requestId: 'r4', errorText }])
    scene.upstream.answers[0]?.sink.end('stop')
    client.send('r5', 'c3')
    expect(scene.upstream.answers).toHaveLength(3)
  })
})

describe('an abort', () => {
  it('stops the upstream and ends the answer in order, for every follower', () => {
    using scene = setScene()
    const client = scene.connect()
    const tab = scene.connect()
    client.send('r1', 'c1')
    tab.resume('t1', 'c1')
    scene.upstream.latest.write('Hi')
    tab.abort('t1')
    expect(scene.upstream.latest.signal.aborted).toBe(true)
    scene.upstream.latest.write('more')
    for (const [sink, requestId] of [
      [client.sink, 'r1'],
      [tab.sink, 't1'],
    ] as const) {
      expect(sink.frames.slice(-4)).toEqual([
        chunk(requestId, 2, { type: 'text-delta', id: '0', delta: 'Hi' }),
        chunk(requestId, 3, { type: 'text-end', id: '0' }),
        chunk(requestId, 4, { type: 'abort' }),
        { type: 'end', requestId },
      ])
    }
  })

  it('of nothing, of what is over, and of another socket stops nothing', () => {
    using scene = setScene()
    const client = scene.connect()
    const other = scene.connect()
    client.send('r1', 'c1')
    other.abort('r1')
    client.abort('r2')
    const nothing = (requestId: string) => ({
      type: 'error',
      requestId,
      errorText: 'There is nothing to stop.',
    })
    expect(other.sink.frames).toEqual([nothing('r1')])
    expect(client.sink.framesOf('r2')).toEqual([nothing('r2')])
    expect(scene.upstream.latest.signal.aborted).toBe(false)
    scene.upstream.latest.sink.end('stop')
    client.abort('r1')
    expect(lastOf(client.sink.frames)).toEqual(nothing('r1'))
  })
})

describe('a frame that is wrong', () => {
  it('is told to its request, and without one is a violation', () => {
    using scene = setScene()
    const client = scene.connect()
    client.session.receive('{"type":"ping","requestId":"r1"}')
    expect(client.sink.frames).toEqual([
      {
        type: 'error',
        requestId: 'r1',
        errorText: 'expected type send, resume or abort, found "ping"',
      },
    ])
    client.session.receive('nonsense')
    expect(client.violations).toEqual(['expected a JSON object, found nonsense'])
  })

  it('on the id of a live answer is a violation: an error would end that answer', () => {
    using scene = setScene()
    const client = scene.connect()
    client.send('r1', 'c1')
    const before = client.sink.sent.length
    client.send('r1', 'c2')
    client.resume('r1', 'c1')
    client.session.receive('{"type":"ping","requestId":"r1"}')
    expect(client.sink.sent).toHaveLength(before)
    expect(client.violations).toEqual([
      'requestId r1 is in use',
      'requestId r1 is in use',
      'expected type send, resume or abort, found "ping"',
    ])
  })

  it('may use the id of an answer that is over', () => {
    using scene = setScene()
    const client = scene.connect()
    client.send('r1', 'c1')
    scene.upstream.latest.sink.end('stop')
    client.send('r1', 'c1')
    expect(client.violations).toEqual([])
    expect(scene.upstream.answers).toHaveLength(2)
  })
})

describe('refused frames in a row', () => {
  const badFrame = { type: 'sing', requestId: 'r' }
  const receive = (client: Client, frame: object) => client.session.receive(JSON.stringify(frame))

  it('are answered up to the limit, and then end the socket', () => {
    using scene = setScene()
    const client = scene.connect({ refusedFrames: 3 })
    for (let sent = 0; sent < 3; sent += 1) receive(client, badFrame)
    expect(client.sink.frames.map(({ type }) => type)).toEqual(['error', 'error', 'error'])
    expect(client.violations).toEqual([])
    client.abort('r')
    expect(client.violations).toEqual([
      'more than 3 refused frames in a row: There is nothing to stop.',
    ])
    expect(client.sink.frames).toHaveLength(3)
  })

  it('begin anew after one that is accepted, and not after one that finds nothing', () => {
    using scene = setScene()
    const client = scene.connect({ refusedFrames: 2 })
    receive(client, badFrame)
    receive(client, badFrame)
    client.send('r1', 'c1')
    receive(client, badFrame)
    receive(client, badFrame)
    client.resume('t1', 'unknown')
    expect(client.violations).toEqual([])
    receive(client, badFrame)
    expect(client.violations).toHaveLength(1)
  })

  it('are not those that the server has no room for', () => {
    using scene = setScene()
    const client = scene.connect({ refusedFrames: 1 })
    scene.chats.refuseTurns('Restarting.')
    for (let sent = 0; sent < 5; sent += 1) client.send(`r${sent}`, 'c1')
    expect(client.violations).toEqual([])
    expect(client.sink.frames).toHaveLength(5)
  })
})

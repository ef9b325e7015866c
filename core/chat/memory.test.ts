import { describe, expect, it } from 'vitest'
import { textOf } from './testing/fake-frame-sink.ts'
import { setScene } from './testing/scene.ts'
import { stopClock } from './testing/stop-clock.ts'

stopClock()

/** What an answer of no more than 1 KiB and 128 deltas takes. */
const SMALL_JOURNAL = 5_632

const busy = (requestId: string) => [
  { type: 'error', requestId, errorText: 'The server is busy. Retry in a moment.' },
]
const noActive = (requestId: string) => [{ type: 'no-active', requestId }]

describe('the memory for answers', () => {
  it('is counted to the byte, and given back when an answer is replaced', () => {
    using scene = setScene()
    const client = scene.connect()
    client.send('r1', 'c1')
    expect(scene.chats.journalBytes).toBe(SMALL_JOURNAL)
    scene.upstream.latest.write('x'.repeat(2_000))
    scene.upstream.latest.sink.end('stop')
    const bytes = scene.chats.find('c1')?.journal.bytes ?? 0
    expect(bytes).toBeGreaterThan(SMALL_JOURNAL)
    expect(scene.chats.journalBytes).toBe(bytes)
    client.send('r2', 'c1')
    expect(scene.chats.journalBytes).toBe(SMALL_JOURNAL)
  })

  it('holds nothing of the request of an answer that is over: all of these share one signal', () => {
    using scene = setScene()
    const client = scene.connect()
    const signals = ['c1', 'c2'].map(chatId => {
      client.send(chatId, chatId)
      const { sink, signal } = scene.upstream.latest
      sink.end('stop')
      expect(signal.aborted).toBe(true)
      return scene.chats.find(chatId)?.signal
    })
    expect(signals[0]?.aborted).toBe(true)
    expect(signals[0]).toBe(signals[1])
  })

  it('is made free at the cap by dropping the oldest finished answer, which is then no-active', () => {
    using scene = setScene({ journalBytes: 3 * SMALL_JOURNAL })
    const client = scene.connect()
    for (const chatId of ['c1', 'c2', 'c3']) {
      client.send(chatId, chatId)
      scene.upstream.latest.sink.end('stop')
    }
    expect(scene.chats.journalBytes).toBe(3 * SMALL_JOURNAL)
    client.send('c4', 'c4')
    expect(scene.chats.journalBytes).toBe(3 * SMALL_JOURNAL)
    client.resume('t1', 'c1')
    client.resume('t2', 'c2')
    expect(client.sink.framesOf('t1')).toEqual(noActive('t1'))
    expect(client.sink.framesOf('t2')[0]).toEqual({ type: 'start', requestId: 't2' })
  })

  it('that live answers have filled refuses further turns, and drops none of them', () => {
    using scene = setScene({ journalBytes: 2 * SMALL_JOURNAL })
    const client = scene.connect()
    for (const chatId of ['c1', 'c2', 'c3']) client.send(chatId, chatId)
    expect(client.sink.framesOf('c3')).toEqual(busy('c3'))
    expect(scene.upstream.answers.map(({ signal }) => signal.aborted)).toEqual([false, false])
    for (const { sink } of scene.upstream.answers) sink.end('stop')
    client.send('c5', 'c5')
    expect(client.sink.framesOf('c5')[0]).toMatchObject({ type: 'chunk', sequence: 0 })
  })

  it('that an answer would pass cuts it off with one error, and the others go on', () => {
    using scene = setScene({ journalBytes: 3 * SMALL_JOURNAL })
    const client = scene.connect()
    client.send('kept', 'kept')
    scene.upstream.latest.sink.end('stop')
    client.send('short', 'short')
    const short = scene.upstream.latest
    client.send('long', 'long')
    const long = scene.upstream.latest
    for (let at = 0; at < 100; at += 1) {
      long.write('x'.repeat(200))
      expect(scene.chats.journalBytes).toBeLessThanOrEqual(3 * SMALL_JOURNAL)
    }
    expect(long.signal.aborted).toBe(true)
    const frames = client.sink.framesOf('long')
    expect(frames.filter(({ type }) => type !== 'chunk')).toEqual([
      {
        type: 'error',
        requestId: 'long',
        errorText:
          'The server has no memory left for this answer, which was cut off. Retry in a moment.',
      },
    ])
    short.write('Hi')
    short.sink.end('stop')
    expect(textOf(client.sink.framesOf('short'))).toBe('Hi')
    client.resume('t1', 'kept')
    expect(client.sink.framesOf('t1')).toEqual(noActive('t1'))
  })

  it('counts an answer that was dropped for as long as somebody is being shown it', () => {
    using scene = setScene()
    const client = scene.connect()
    client.send('r1', 'c1')
    scene.upstream.latest.write('x'.repeat(2_000))
    scene.upstream.latest.sink.end('stop')
    const before = scene.chats.journalBytes
    client.sink.room = 1
    client.resume('t1', 'c1')
    client.sink.room = 0
    scene.connect().send('r2', 'c1')
    expect(scene.chats.journalBytes).toBe(before + SMALL_JOURNAL)
    client.session.close()
    expect(scene.chats.journalBytes).toBe(SMALL_JOURNAL)
  })

  it('is taken from readers that are shown an old answer, last, and they are told', () => {
    using scene = setScene({ journalBytes: 3 * SMALL_JOURNAL })
    const client = scene.connect()
    const reader = scene.connect()
    for (const chatId of ['shown', 'kept']) {
      client.send(chatId, chatId)
      scene.upstream.latest.sink.end('stop')
    }
    reader.sink.room = 1
    reader.resume('t1', 'shown')
    client.send('c3', 'c3')
    client.send('c4', 'c4')
    client.resume('t2', 'kept')
    expect(client.sink.framesOf('t2')).toEqual(noActive('t2'))
    expect(reader.sink.framesOf('t1')).toEqual([{ type: 'start', requestId: 't1' }])
    client.send('c5', 'c5')
    expect(client.sink.framesOf('c5')[0]).toMatchObject({ type: 'chunk', sequence: 0 })
    expect(reader.sink.framesOf('t1').slice(1)).toEqual([
      {
        type: 'error',
        requestId: 't1',
        errorText: 'The server has no memory left for this answer any more.',
      },
    ])
    expect(scene.chats.journalBytes).toBe(3 * SMALL_JOURNAL)
  })

  it('is refused to a turn without dropping the answer before it', () => {
    using scene = setScene({ journalBytes: SMALL_JOURNAL })
    const client = scene.connect()
    client.send('r1', 'c1')
    scene.upstream.latest.sink.end('stop')
    scene.chats.refuseTurns('closed')
    client.send('r2', 'c1')
    client.resume('t1', 'c1')
    expect(client.sink.framesOf('t1')[0]).toEqual({ type: 'start', requestId: 't1' })
  })
})

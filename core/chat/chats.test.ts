import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setScene } from './testing/scene.ts'

/** What an answer of no more than 1 KiB and 128 deltas takes. */
const SMALL_JOURNAL = 5_632

const busy = (requestId: string) => [
  { type: 'error', requestId, errorText: 'The server is busy. Retry in a moment.' },
]
const noActive = (requestId: string) => [{ type: 'no-active', requestId }]

describe('a finished answer', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('expires after its time, not before; a live one never does', () => {
    using scene = setScene({ journalTtlMs: 60_000 })
    const client = scene.connect()
    client.send('r1', 'live')
    client.send('r2', 'done')
    scene.upstream.latest.sink.end('stop')
    vi.advanceTimersByTime(59_000)
    expect(scene.chats.find('done')).toBeDefined()
    vi.advanceTimersByTime(11_001)
    expect(scene.chats.find('done')).toBeUndefined()
    expect(scene.chats.journalBytes).toBe(SMALL_JOURNAL)
    vi.advanceTimersByTime(3_600_000)
    expect(scene.chats.find('live')).toBeDefined()
    client.resume('t1', 'done')
    expect(client.sink.framesOf('t1')).toEqual(noActive('t1'))
  })

  it('counts its time from its end, and a new answer of its chat has its own', () => {
    using scene = setScene({ journalTtlMs: 10_000 })
    const client = scene.connect()
    client.send('r1', 'c1')
    scene.upstream.latest.sink.end('stop')
    vi.advanceTimersByTime(9_000)
    client.send('r2', 'c1')
    scene.upstream.latest.sink.end('stop')
    vi.advanceTimersByTime(9_000)
    expect(scene.chats.find('c1')).toBeDefined()
    vi.advanceTimersByTime(20_000)
    expect(scene.chats.find('c1')).toBeUndefined()
    expect(scene.chats.journalBytes).toBe(0)
  })

  it('holds no timer once the chats are closed', () => {
    const scene = setScene()
    expect(vi.getTimerCount()).toBe(1)
    scene.chats.close('over')
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('an answer too many in all', () => {
  it('is refused while the others run, those that nobody follows as well', () => {
    using scene = setScene({ answers: 2 })
    const gone = scene.connect()
    gone.send('r1', 'c1')
    gone.send('r2', 'c2')
    gone.session.close()
    const client = scene.connect()
    client.send('r3', 'c3')
    expect(client.sink.framesOf('r3')).toEqual(busy('r3'))
    scene.upstream.latest.sink.end('stop')
    client.send('r4', 'c3')
    expect(client.sink.framesOf('r4')[0]).toMatchObject({ type: 'chunk', sequence: 0 })
  })
})

describe('an answer that nobody follows', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is ended after its time, with one error for whoever asks later', () => {
    using scene = setScene({ unfollowedMs: 60_000 })
    const gone = scene.connect()
    gone.send('r1', 'c1')
    vi.advanceTimersByTime(120_000)
    expect(scene.upstream.latest.signal.aborted).toBe(false)
    gone.session.close()
    vi.advanceTimersByTime(59_000)
    expect(scene.upstream.latest.signal.aborted).toBe(false)
    vi.advanceTimersByTime(2_001)
    expect(scene.upstream.latest.signal.aborted).toBe(true)
    const late = scene.connect()
    late.resume('t1', 'c1')
    expect(late.sink.framesOf('t1').at(-1)).toEqual({
      type: 'error',
      requestId: 't1',
      errorText: 'This answer was ended because nobody followed it any more.',
    })
  })

  it('goes on when somebody has come back in time', () => {
    using scene = setScene({ unfollowedMs: 60_000 })
    const gone = scene.connect()
    gone.send('r1', 'c1')
    gone.session.close()
    vi.advanceTimersByTime(50_000)
    const back = scene.connect()
    back.resume('t1', 'c1')
    vi.advanceTimersByTime(120_000)
    expect(scene.upstream.latest.signal.aborted).toBe(false)
  })
})

describe('closing', () => {
  it('refuses new turns, and lets live answers go on', () => {
    using scene = setScene()
    const client = scene.connect()
    client.send('r1', 'c1')
    scene.chats.refuseTurns('Restarting.')
    client.send('r2', 'c2')
    expect(client.sink.framesOf('r2')).toEqual([
      { type: 'error', requestId: 'r2', errorText: 'Restarting.' },
    ])
    scene.upstream.latest.sink.end('stop')
    expect(client.sink.frames.at(-1)).toEqual({ type: 'end', requestId: 'r1' })
  })

  it('ends what is live with one terminal error, stops the upstream, and forgets everything', () => {
    using scene = setScene()
    const client = scene.connect()
    client.send('r1', 'c1')
    client.send('r2', 'c2')
    scene.upstream.latest.sink.end('stop')
    scene.chats.close('Restarting.')
    scene.chats.close('Restarting.')
    expect(scene.upstream.answers.map(({ signal }) => signal.aborted)).toEqual([true, true])
    expect(client.sink.framesOf('r1').at(-1)).toEqual({
      type: 'error',
      requestId: 'r1',
      errorText: 'Restarting.',
    })
    expect(client.sink.framesOf('r2').at(-1)).toEqual({ type: 'end', requestId: 'r2' })
    expect(scene.chats.find('c1')).toBeUndefined()
    expect(client.session.idle).toBe(true)
  })
})

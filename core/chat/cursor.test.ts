import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { failure } from '../upstream/failure.ts'
import { sequencesOf, textOf } from './testing/fake-frame-sink.ts'
import { type Scene, setScene } from './testing/scene.ts'
import { stopClock } from './testing/stop-clock.ts'

stopClock()

// However slow the machine is.
vi.setConfig({ testTimeout: 60_000 })

type Ending = 'end' | 'fail' | 'abort' | 'live'

const anyEnding = fc.constantFrom<Ending>('end', 'fail', 'abort', 'live')
/** Texts and thoughts: `true` for what is thought. */
const deltas = fc.array(fc.tuple(fc.boolean(), fc.string({ unit: 'grapheme', maxLength: 6 })), {
  maxLength: 20,
})

/** Says these deltas in the latest answer. */
function say(scene: Scene, said: readonly (readonly [boolean, string])[]): void {
  const { think, write } = scene.upstream.latest
  for (const [thought, text] of said) (thought ? think : write)(text)
}

/** Ends the latest answer, as `abort` from another socket would, or leaves it live. */
function finish(scene: Scene, ending: Ending): void {
  const { sink } = scene.upstream.latest
  if (ending === 'end') sink.end('stop')
  if (ending === 'fail') sink.fail(failure('stalled'))
  if (ending === 'abort') scene.chats.find('c1')?.abort()
}

/** Frames without the request they were sent to: what is equal between two followers. */
const bodies = (frames: readonly object[]) =>
  frames.map(frame => ({ ...frame, requestId: undefined }))

/** Until nothing is left to write again. */
const replayed = async ({ chats }: Scene) => {
  while (chats.replays.waiting > 0) await new Promise(setImmediate)
}

describe('a resume', () => {
  it('from every sequence, at any moment, equals the live stream from there', async () => {
    await fc.assert(
      fc.asyncProperty(deltas, fc.nat(), anyEnding, async (said, seed, ending) => {
        using scene = setScene()
        const live = scene.connect()
        live.send('r1', 'c1')
        const before = seed % (said.length + 1)
        say(scene, said.slice(0, before))
        const tab = scene.connect({ liveAnswers: 100 })
        const known = sequencesOf(live.sink.frames).length
        for (let from = -1; from < known; from += 1) {
          tab.resume(`t${from}`, 'c1', from === -1 ? undefined : from)
        }
        say(scene, said.slice(before))
        finish(scene, ending)
        await replayed(scene)
        for (let from = -1; from < known; from += 1) {
          const frames = tab.sink.framesOf(`t${from}`)
          expect(frames[0]).toEqual({ type: 'start', requestId: `t${from}` })
          expect(bodies(frames.slice(1))).toEqual(bodies(live.sink.frames.slice(from + 1)))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('after the end equals the live stream too, and ends in the same way', async () => {
    const endings = fc.constantFrom<Ending>('end', 'fail', 'abort')
    await fc.assert(
      fc.asyncProperty(deltas, endings, async (said, ending) => {
        using scene = setScene()
        const live = scene.connect()
        live.send('r1', 'c1')
        say(scene, said)
        finish(scene, ending)
        const length = sequencesOf(live.sink.frames).length
        for (let last = 0; last < length; last += 1) {
          const tab = scene.connect()
          tab.resume('t1', 'c1', last)
          await replayed(scene)
          expect(bodies(tab.sink.frames.slice(1))).toEqual(bodies(live.sink.frames.slice(last + 1)))
          expect(tab.idles()).toBe(1)
        }
      }),
      { numRuns: 200 },
    )
  })

  it.each([undefined, 0])('of a chat that nobody knows (after %s) is no-active', lastSequence => {
    using scene = setScene()
    const tab = scene.connect()
    tab.resume('t1', 'c1', lastSequence)
    expect(tab.sink.frames).toEqual([{ type: 'no-active', requestId: 't1' }])
    expect(tab.session.idle).toBe(true)
  })

  it('from a sequence that was never given is no-active: it belongs to another answer', () => {
    using scene = setScene()
    const tab = scene.connect()
    tab.send('r1', 'c1')
    tab.resume('t1', 'c1', 0)
    tab.resume('t2', 'c1', 1)
    tab.resume('t3', 'c1', Number.MAX_SAFE_INTEGER)
    expect(tab.sink.framesOf('t1')).toEqual([{ type: 'start', requestId: 't1' }])
    expect(tab.sink.framesOf('t2')).toEqual([{ type: 'no-active', requestId: 't2' }])
    expect(tab.sink.framesOf('t3')).toEqual([{ type: 'no-active', requestId: 't3' }])
  })

  it('with the name of an answer is that answer or none, whatever the chat has now', () => {
    using scene = setScene()
    const tab = scene.connect()
    tab.send('r1', 'c1')
    const { messageId } = scene.chats.find('c1') ?? {}
    tab.resume('t1', 'c1', 0, messageId)
    tab.resume('t2', 'c1', 0, `not ${messageId}`)
    expect(tab.sink.framesOf('t1')[0]).toEqual({ type: 'start', requestId: 't1' })
    expect(tab.sink.framesOf('t2')).toEqual([{ type: 'no-active', requestId: 't2' }])
  })

  it('names the same message as the first stream', () => {
    using scene = setScene()
    const client = scene.connect()
    client.send('r1', 'c1')
    client.resume('t1', 'c1')
    expect(bodies(client.sink.framesOf('t1').slice(1))).toEqual(bodies(client.sink.framesOf('r1')))
  })
})

describe('a follower that lags', () => {
  it('loses nothing, repeats nothing, and gets one terminal frame; the others do not wait', () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant('write' as const), text: fc.string({ maxLength: 4 }) }),
      fc.record({ type: fc.constant('drain' as const), room: fc.integer({ min: 0, max: 5 }) }),
      // Room that the session hears of only later.
      fc.record({ type: fc.constant('room' as const), room: fc.integer({ min: 1, max: 5 }) }),
    )
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        anyEnding,
        fc.nat(4),
        (steps, ending, room) => {
          using scene = setScene()
          const quick = scene.connect()
          const slow = scene.connect()
          slow.sink.room = room
          quick.send('r1', 'c1')
          slow.resume('r1', 'c1')
          let written = ''
          for (const { type, ...value } of steps) {
            if (type === 'write' && 'text' in value) {
              scene.upstream.latest.write(value.text)
              written += value.text
              expect(textOf(quick.sink.frames)).toBe(written)
            }
            if ('room' in value) slow.sink.room = value.room
            if (type === 'drain') slow.session.drained()
          }
          finish(scene, ending)
          while (slow.sink.frames.length <= quick.sink.frames.length) {
            slow.sink.room = 2
            slow.session.drained()
          }
          const [start, ...rest] = slow.sink.frames
          expect(start).toEqual({ type: 'start', requestId: 'r1' })
          expect(rest).toEqual(quick.sink.frames)
          expect(slow.sink.overfull).toEqual([])
          expect(slow.session.idle).toBe(ending !== 'live')
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is let go at its end, so that a kept answer holds no socket', () => {
    using scene = setScene()
    const client = scene.connect()
    client.send('r1', 'c1')
    const generation = scene.chats.find('c1') ?? expect.unreachable()
    const unfollow = vi.spyOn(generation, 'unfollow')
    scene.upstream.latest.sink.end('stop')
    expect(unfollow).toHaveBeenCalledTimes(1)
    client.resume('t1', 'c1')
    expect(unfollow).toHaveBeenCalledTimes(2)
  })

  it('hears nothing after its socket is closed, and the answer goes on', () => {
    using scene = setScene()
    const gone = scene.connect()
    gone.send('r1', 'c1')
    scene.upstream.latest.write('a')
    gone.session.close()
    const before = gone.sink.sent.length
    scene.upstream.latest.write('b')
    gone.session.drained()
    expect(gone.sink.sent).toHaveLength(before)
    expect(scene.upstream.latest.signal.aborted).toBe(false)
    scene.upstream.latest.sink.end('stop')
    const back = scene.connect()
    back.resume('t1', 'c1')
    expect(textOf(back.sink.frames)).toBe('ab')
    expect(gone.sink.sent).toHaveLength(before)
  })
})

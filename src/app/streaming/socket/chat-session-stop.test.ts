import { describe, expect, it, vi } from 'vitest'
import { empty, finish, openedSession, said, settled, stream } from './testing/opened-session.ts'

describe('a stop without a connection', () => {
  it('is told to the server once there is one', async () => {
    let attempts = 0
    await using opened = await openedSession(
      [
        ({ requestId }, socket) => {
          stream(socket, requestId, 'a1', ['Be'])
          socket.terminate()
        },
        ({ requestId }, socket) => {
          socket.send(JSON.stringify({ type: 'start', requestId }))
          stream(socket, requestId, 'a1', ['Be', 'cause'])
        },
      ],
      empty,
      // The first attempt to come back fails, as it does while a server starts.
      { accepts: () => ++attempts !== 2 },
    )
    opened.session.send('Why?')
    await vi.waitFor(() => expect(opened.session.getSnapshot().activity).toBe('recovering'))
    opened.session.stop()
    expect(opened.session.getSnapshot()).toMatchObject({
      activity: 'idle',
      notice: { state: 'stopped' },
    })
    await vi.waitFor(() => expect(opened.frames.at(-1)?.type).toBe('abort'), { timeout: 10_000 })
    const [, resume, abort] = opened.frames
    expect(opened.frames.map(frame => frame.type)).toEqual(['send', 'resume', 'abort'])
    expect(abort?.requestId).toBe(resume?.requestId)
    expect(said(opened.session)).toEqual(['Why?', 'Be'])
    expect(opened.session.getSnapshot()).toMatchObject({
      activity: 'idle',
      notice: { state: 'stopped' },
    })
    expect(attempts).toBe(3)
  })

  it('goes before the next question', async () => {
    let up = true
    await using opened = await openedSession(
      [
        (_, socket) => {
          up = false
          socket.terminate()
        },
        ({ requestId }, socket) => socket.send(JSON.stringify({ type: 'start', requestId })),
        ({ requestId }, socket) => finish(socket, requestId),
        ({ requestId }, socket) => {
          stream(socket, requestId, 'a2', ['Because.'])
          finish(socket, requestId)
        },
      ],
      empty,
      { accepts: () => up },
    )
    opened.session.send('Why?')
    await vi.waitFor(() => expect(opened.session.getSnapshot().activity).toBe('recovering'))
    opened.session.stop()
    up = true
    opened.session.send('Really?')
    await settled(opened.session)
    expect(opened.frames.map(frame => frame.type)).toEqual(['send', 'resume', 'abort', 'send'])
    expect(said(opened.session)).toEqual(['Why?', 'Really?', 'Because.'])
    expect(opened.session.getSnapshot().notice).toBeUndefined()
  })

  it('connects for nothing that never left', async () => {
    await using opened = await openedSession([], empty, { accepts: () => false })
    opened.session.send('Why?')
    await vi.waitFor(() => expect(opened.session.getSnapshot().activity).toBe('recovering'))
    opened.session.stop()
    // Not "reconnecting": there is no further attempt to come.
    await vi.waitFor(() => expect(opened.session.getSnapshot().connection.state).toBe('closed'))
    expect(opened.frames).toEqual([])
  })
})

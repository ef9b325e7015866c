import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { empty, finish, openedSession, said, settled, stream } from './testing/opened-session.ts'

/** Longer than the page waits for a sign of life, asks for one and waits for that. */
const SILENCE_MS = 11_000
/** For a page that waits before it connects again, on a busy machine. */
const PATIENCE = { timeout: 10_000 }

describe('a socket that died without a word', () => {
  beforeEach(() => {
    // The page's seconds of silence alone: the sockets are real.
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('costs no question: it is asked again on a new connection', async () => {
    let deaf = true
    const lost: string[] = []
    await using opened = await openedSession(
      [
        ({ requestId }, socket) => socket.send(JSON.stringify({ type: 'no-active', requestId })),
        ({ requestId }, socket) => {
          stream(socket, requestId, 'a1', ['Because.'])
          finish(socket, requestId)
        },
      ],
      empty,
      { hears: type => !deaf || lost.push(type) === 0 },
    )
    opened.session.send('Why?')
    await vi.waitFor(() => expect(lost).toContain('send'), PATIENCE)
    vi.advanceTimersByTime(SILENCE_MS)
    deaf = false
    await settled(opened.session)
    expect(opened.frames.map(({ type }) => type)).toEqual(['resume', 'send'])
    expect(said(opened.session)).toEqual(['Why?', 'Because.'])
    expect(opened.session.getSnapshot().notice).toBeUndefined()
  })

  it('is left in mid-answer, and the answer resumed', async () => {
    let deaf = false
    await using opened = await openedSession(
      [
        ({ requestId }, socket) => {
          stream(socket, requestId, 'a1', ['Be'])
          deaf = true
        },
        ({ requestId }, socket) => {
          socket.send(JSON.stringify({ type: 'start', requestId }))
          stream(socket, requestId, 'a1', ['Be', 'cause.'])
          finish(socket, requestId)
        },
      ],
      empty,
      { hears: () => !deaf },
    )
    opened.session.send('Why?')
    await vi.waitFor(() => expect(said(opened.session)).toEqual(['Why?', 'Be']), PATIENCE)
    vi.advanceTimersByTime(SILENCE_MS)
    deaf = false
    await settled(opened.session)
    expect(opened.frames.map(({ type }) => type)).toEqual(['send', 'resume'])
    expect(said(opened.session)).toEqual(['Why?', 'Because.'])
  })

  it('brings no stopped answer back: the stop is told, then the next question asked', async () => {
    let deaf = false
    const lost: string[] = []
    await using opened = await openedSession(
      [
        ({ requestId }, socket) => {
          stream(socket, requestId, 'a1', ['Be'])
          deaf = true
        },
        ({ requestId }, socket) => {
          socket.send(JSON.stringify({ type: 'start', requestId }))
          stream(socket, requestId, 'a1', ['Be', 'cause.'])
        },
        ({ requestId }, socket) => finish(socket, requestId),
        ({ requestId }, socket) => {
          stream(socket, requestId, 'a2', ['Indeed.'])
          finish(socket, requestId)
        },
      ],
      empty,
      { hears: type => !deaf || lost.push(type) === 0 },
    )
    opened.session.send('Why?')
    await vi.waitFor(() => expect(said(opened.session)).toEqual(['Why?', 'Be']), PATIENCE)
    opened.session.stop()
    expect(opened.session.getSnapshot().notice?.state).toBe('stopped')
    opened.session.send('Really?')
    await vi.waitFor(() => expect(lost).toEqual(['abort']), PATIENCE)
    vi.advanceTimersByTime(SILENCE_MS)
    deaf = false
    await settled(opened.session)
    expect(opened.frames.map(({ type }) => type)).toEqual(['send', 'resume', 'abort', 'send'])
    expect(said(opened.session)).toEqual(['Why?', 'Be', 'Really?', 'Indeed.'])
  })

  it('brings no stopped answer back where the server heard of the stop, and not of the question', async () => {
    let deaf = false
    const lost: string[] = []
    await using opened = await openedSession(
      [
        ({ requestId }, socket) => stream(socket, requestId, 'a1', ['Be']),
        ({ requestId }, socket) => {
          finish(socket, requestId)
          deaf = true
        },
        ({ requestId }, socket) => {
          socket.send(JSON.stringify({ type: 'start', requestId }))
          stream(socket, requestId, 'a1', ['Be', 'cause.'])
          finish(socket, requestId)
        },
        ({ requestId }, socket) => {
          stream(socket, requestId, 'a2', ['Indeed.'])
          finish(socket, requestId)
        },
      ],
      empty,
      { hears: type => !deaf || lost.push(type) === 0 },
    )
    opened.session.send('Why?')
    await vi.waitFor(() => expect(said(opened.session)).toEqual(['Why?', 'Be']), PATIENCE)
    opened.session.stop()
    await vi.waitFor(() => expect(deaf).toBe(true), PATIENCE)
    opened.session.send('Really?')
    await vi.waitFor(
      () => expect(said(opened.session)).toEqual(['Why?', 'Be', 'Really?']),
      PATIENCE,
    )
    vi.advanceTimersByTime(SILENCE_MS)
    deaf = false
    await settled(opened.session)
    expect(opened.frames.map(({ type }) => type)).toEqual(['send', 'abort', 'resume', 'send'])
    expect(said(opened.session)).toEqual(['Why?', 'Be', 'Really?', 'Indeed.'])
  })

  it('is left for another three times; a server that begins no answer is then told of', async () => {
    const nothing = (
      { requestId }: { requestId: string },
      socket: { send: (text: string) => void },
    ) => socket.send(JSON.stringify({ type: 'no-active', requestId }))
    await using opened = await openedSession([
      () => {},
      nothing,
      () => {},
      nothing,
      () => {},
      nothing,
    ])
    opened.session.send('Why?')
    for (const sends of [1, 2, 3]) {
      await vi.waitFor(() => {
        expect(opened.frames.filter(({ type }) => type === 'send')).toHaveLength(sends)
      }, PATIENCE)
      vi.advanceTimersByTime(SILENCE_MS)
    }
    await settled(opened.session)
    expect(opened.session.getSnapshot().notice).toEqual({
      state: 'failed',
      text: 'The server takes the question, but begins no answer. Retry in a moment.',
    })
  })
})

import { describe, expect, it, vi } from 'vitest'
import type { ChatMessage } from './chat-message.ts'
import {
  empty,
  finish,
  metadata,
  openedSession,
  said,
  settled,
  stream,
} from './testing/opened-session.ts'

const question: ChatMessage = { id: 'q', role: 'user', parts: [{ type: 'text', text: 'Why?' }] }

describe('createChatSession', () => {
  it('connects before the first message', async () => {
    await using opened = await openedSession([])
    await vi.waitFor(() =>
      expect(opened.session.getSnapshot().connection).toEqual({ state: 'connected' }),
    )
    expect(opened.session.getSnapshot()).toMatchObject({ activity: 'idle', notice: undefined })
    expect(opened.frames).toEqual([])
  })

  it('streams an answer and says who gave it', async () => {
    await using opened = await openedSession([
      ({ requestId }, socket) => {
        stream(socket, requestId, 'a1', ['Be', 'cause.'])
        finish(socket, requestId)
      },
    ])
    opened.session.send('Why?')
    expect(opened.session.getSnapshot().activity).toBe('answering')
    await settled(opened.session)
    expect(said(opened.session)).toEqual(['Why?', 'Because.'])
    expect(opened.session.chat.messages[1]?.metadata).toEqual(metadata)
    expect(opened.session.meter.read(0).state).toBe('done')
    expect(opened.session.getSnapshot().notice).toBeUndefined()
  })

  it('resumes after a restart, and replaces what it had', async () => {
    await using opened = await openedSession([
      ({ requestId }, socket) => {
        stream(socket, requestId, 'a1', ['Be'])
        socket.close(1012, 'retry-after-ms=1')
      },
      ({ requestId }, socket) => {
        socket.send(JSON.stringify({ type: 'start', requestId }))
        stream(socket, requestId, 'a1', ['Be', 'cause.'])
        finish(socket, requestId)
      },
    ])
    opened.session.send('Why?')
    await settled(opened.session)
    expect(said(opened.session)).toEqual(['Why?', 'Because.'])
    expect(opened.frames.map(frame => frame.type)).toEqual(['send', 'resume'])
    expect(opened.session.getSnapshot().connection).toEqual({ state: 'connected' })
  })

  it('takes up the answer that a reload interrupted', async () => {
    await using opened = await openedSession(
      [
        ({ requestId }, socket) => {
          stream(socket, requestId, 'a1', ['Because.'])
          finish(socket, requestId)
        },
      ],
      { messages: [question], answering: true },
    )
    await settled(opened.session)
    expect(said(opened.session)).toEqual(['Why?', 'Because.'])
    expect(opened.frames.map(frame => frame.type)).toEqual(['resume'])
  })

  it('says "interrupted" when nothing can be resumed, and asks again on retry', async () => {
    await using opened = await openedSession(
      [
        ({ requestId }, socket) => socket.send(JSON.stringify({ type: 'no-active', requestId })),
        ({ requestId }, socket) => {
          stream(socket, requestId, 'a2', ['Because.'])
          finish(socket, requestId)
        },
      ],
      { messages: [question], answering: true },
    )
    await settled(opened.session)
    expect(opened.session.getSnapshot().notice?.state).toBe('interrupted')
    opened.session.retry()
    await settled(opened.session)
    expect(opened.session.getSnapshot().notice).toBeUndefined()
    expect(opened.frames[1]).toMatchObject({ type: 'send', trigger: 'regenerate-message' })
    expect(said(opened.session)).toEqual(['Why?', 'Because.'])
  })

  it('says "interrupted" when the resume brings an older answer', async () => {
    const older: ChatMessage = {
      id: 'a0',
      role: 'assistant',
      parts: [{ type: 'text', text: 'Hi' }],
    }
    await using opened = await openedSession(
      [
        ({ requestId }, socket) => {
          stream(socket, requestId, 'a0', ['Hi'])
          finish(socket, requestId)
        },
      ],
      { messages: [{ ...question, id: 'q0' }, older, question], answering: true },
    )
    await settled(opened.session)
    expect(said(opened.session)).toEqual(['Why?', 'Hi', 'Why?'])
    expect(opened.session.getSnapshot().notice?.state).toBe('interrupted')
  })

  it('shows the words of an error frame', async () => {
    await using opened = await openedSession([
      ({ requestId }, socket) => {
        socket.send(JSON.stringify({ type: 'error', requestId, errorText: 'Check OPEN_API_KEY.' }))
      },
    ])
    opened.session.send('Why?')
    await settled(opened.session)
    expect(opened.session.getSnapshot().notice).toEqual({
      state: 'failed',
      text: 'Check OPEN_API_KEY.',
    })
  })

  it('does not come back to a server that refused', async () => {
    await using opened = await openedSession([(_, socket) => socket.close(1008, 'policy')])
    opened.session.send('Why?')
    await settled(opened.session)
    expect(opened.session.getSnapshot().notice?.state).toBe('failed')
    expect(opened.session.getSnapshot().connection).toEqual({
      state: 'closed',
      code: 1008,
      reason: 'policy',
    })
  })

  it('stops: the server is told, and what came stays', async () => {
    await using opened = await openedSession([
      ({ requestId }, socket) => stream(socket, requestId, 'a1', ['Be']),
    ])
    opened.session.send('Why?')
    await vi.waitFor(() => expect(said(opened.session)).toEqual(['Why?', 'Be']))
    opened.session.stop()
    expect(opened.session.getSnapshot()).toMatchObject({
      activity: 'idle',
      notice: { state: 'stopped' },
    })
    await vi.waitFor(() => expect(opened.frames.at(-1)?.type).toBe('abort'))
    expect(said(opened.session)).toEqual(['Why?', 'Be'])
  })

  it('asks again what never left, once the server takes connections', async () => {
    let attempts = 0
    await using opened = await openedSession(
      [
        ({ requestId }, socket) => {
          stream(socket, requestId, 'a1', ['Because.'])
          finish(socket, requestId)
        },
      ],
      empty,
      { accepts: () => ++attempts > 1 },
    )
    opened.session.send('Why?')
    await settled(opened.session)
    expect(said(opened.session)).toEqual(['Why?', 'Because.'])
    expect(opened.frames.map(frame => frame.type)).toEqual(['send'])
    expect(attempts).toBe(2)
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import type { StreamSample } from '../samples/load-sample.ts'
import { Conversation } from './conversation.ts'

let ended: StreamSample[]
let conversation: Conversation
beforeEach(() => {
  ended = []
  conversation = new Conversation('s1', sample => ended.push(sample))
})

const chunk = (requestId: string, chunk: object) =>
  JSON.stringify({ type: 'chunk', requestId, chunk })
const text = (requestId: string) => chunk(requestId, { type: 'text-delta', id: '0', delta: 'a' })

describe('the answers on a socket', () => {
  it('counts text, and tells the first, the last and the largest gap when the answer has ended', () => {
    const { requestId, frame } = conversation.ask(7, 100.04, 101)
    expect(JSON.parse(frame)).toMatchObject({ type: 'send', requestId, id: 's1-0' })
    conversation.read(chunk(requestId, { type: 'start' }), 150)
    for (const atMs of [200.123, 210, 260.128, 265.001]) conversation.read(text(requestId), atMs)
    expect(ended).toEqual([])
    conversation.read(JSON.stringify({ type: 'end', requestId }), 270)
    expect(ended).toEqual([
      {
        type: 'stream',
        turn: 7,
        plannedMs: 100,
        sentMs: 101,
        firstTextMs: 200.1,
        lastTextMs: 265,
        tokens: 4,
        largestGapMs: 50.1,
        outcome: 'end',
      },
    ])
  })

  it('asks in a further chat while one is busy, and in the first again when it is free', () => {
    const chatOf = ({ frame }: { frame: string }) => (JSON.parse(frame) as { id: string }).id
    const first = conversation.ask(1, 0, 0)
    expect(chatOf(first)).toBe('s1-0')
    expect(chatOf(conversation.ask(2, 0, 0))).toBe('s1-1')
    conversation.read(JSON.stringify({ type: 'end', requestId: first.requestId }), 1)
    expect(chatOf(conversation.ask(3, 0, 0))).toBe('s1-0')
  })

  it("keeps the server's error, and has no moments of text where there was none", () => {
    const { requestId } = conversation.ask(1, 0, 0)
    conversation.read(JSON.stringify({ type: 'error', requestId, errorText: 'busy' }), 5)
    expect(ended).toMatchObject([{ outcome: 'error', error: 'busy', tokens: 0 }])
    expect(ended[0]).not.toHaveProperty('firstTextMs')
  })

  it('tells each answer once: lost with its socket, or unfinished at the end of the run', () => {
    const { requestId } = conversation.ask(1, 0, 0)
    conversation.lose(requestId, 'the socket was not open')
    conversation.ask(2, 0, 0)
    conversation.loseAll('closed with 1006')
    conversation.ask(3, 0, 0)
    conversation.over()
    conversation.over()
    expect(ended.map(({ turn, outcome, error }) => [turn, outcome, error])).toEqual([
      [1, 'lost', 'the socket was not open'],
      [2, 'lost', 'closed with 1006'],
      [3, 'unfinished', undefined],
    ])
  })

  it('keeps every gap where it is told to', () => {
    const gaps = new Conversation('s1', sample => ended.push(sample), { keepsGaps: true })
    const { requestId } = gaps.ask(1, 0, 0)
    for (const atMs of [200, 210.12, 260]) gaps.read(text(requestId), atMs)
    gaps.read(JSON.stringify({ type: 'end', requestId }), 270)
    expect(ended).toMatchObject([{ firstTextMs: 200, gapsMs: [10.1, 49.9], tokens: 3 }])
  })

  it('reads a server that writes its keys in another order', () => {
    const { requestId } = conversation.ask(1, 0, 0)
    const textDelta = { delta: 'a', id: '0', type: 'text-delta' }
    conversation.read(JSON.stringify({ requestId, chunk: { type: 'start' }, type: 'chunk' }), 5)
    conversation.read(JSON.stringify({ requestId, chunk: textDelta, type: 'chunk' }), 7)
    expect(ended).toEqual([])
    conversation.read(JSON.stringify({ requestId, type: 'end' }), 9)
    expect(ended).toMatchObject([{ tokens: 1, firstTextMs: 7, outcome: 'end' }])
  })

  it.each(['hello', 'null', '{"type":"end"}'])(
    'loses its answers to a server that sends %j, which is no frame',
    frame => {
      conversation.ask(1, 0, 0)
      conversation.read(frame, 5)
      expect(conversation.idle).toBe(true)
      expect(ended).toMatchObject([
        {
          outcome: 'lost',
          error: `expected a frame of the AI SDK's protocol, found ${frame}`,
        },
      ])
    },
  )
})

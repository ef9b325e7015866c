import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AnswerReader } from './answer-reader.ts'
import { patienceOf } from './patience.ts'
import { chunk, event, FINISH, TOOL, thought } from './testing/events.ts'
import { RecordingSink } from './testing/recording-sink.ts'

const IDLE_MS = 5_000
const FIRST_TEXT_MS = 3 * IDLE_MS
const TOTAL_MS = 100 * IDLE_MS
const PATIENCE = {
  patience: patienceOf({ firstTokenMs: FIRST_TEXT_MS, idleMs: IDLE_MS, totalMs: TOTAL_MS }),
}

/** Lets a stream deliver what stands in its buffer: streams run on ticks, which no fake timer holds up. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate)
}

const ended = (reason: string) => [{ state: 'ended', reason }]
const failed = (kind: string) => [{ state: 'failed', kind }]

describe('AnswerReader and an API that is silent', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })

  function open() {
    const body = new PassThrough()
    const sink = new RecordingSink()
    new AnswerReader(body, sink, PATIENCE)
    return { body, sink }
  }

  it('counts it as stalled when nothing comes before the first token, and says which limit that was', async () => {
    const { body, sink } = open()
    vi.advanceTimersByTime(FIRST_TEXT_MS)
    expect(sink.outcomes).toEqual(failed('stalled'))
    expect(sink.messages).toEqual([
      'The API sent nothing for 15 s. Retry, or raise OPEN_API_FIRST_TOKEN_MS on the server.',
    ])
    expect(body.destroyed).toBe(true)
  })

  it.each([
    ['a comment', ': keep-alive\n\n'],
    ['data without anything', 'data:\n\n'],
    ['a role', chunk({ delta: { role: 'assistant' } })],
    ['an empty delta', chunk({ delta: { content: '' } })],
    ['a call of a tool', TOOL],
    ['half a line', ': keep'],
  ])('waits on before the first token when it hears %s', async (_, sign) => {
    const { body, sink } = open()
    for (let time = 0; time < 5; time += 1) {
      vi.advanceTimersByTime(FIRST_TEXT_MS - 1)
      body.write(sign)
      await settle()
    }
    expect(sink.outcomes).toEqual([])
    vi.advanceTimersByTime(FIRST_TEXT_MS)
    expect(sink.outcomes).toEqual(failed('stalled'))
  })

  it('counts from the question, until something has come', () => {
    const body = new PassThrough()
    const sink = new RecordingSink()
    new AnswerReader(body, sink, { ...PATIENCE, elapsedMs: FIRST_TEXT_MS - 1 })
    vi.advanceTimersByTime(1)
    expect(sink.outcomes).toEqual(failed('stalled'))
  })

  it.each([
    ['thoughts', thought('hm')],
    ['keep-alives', ': keep-alive\n\n'],
    ['texts', event('!')],
  ])('bears with %s within the idle time, and then counts it as stalled', async (_, sign) => {
    const { body, sink } = open()
    body.write(thought('hm'))
    await settle()
    for (let time = 0; time < 10; time += 1) {
      vi.advanceTimersByTime(IDLE_MS - 1)
      body.write(sign)
      await settle()
    }
    expect(sink.outcomes).toEqual([])
    vi.advanceTimersByTime(IDLE_MS)
    expect(sink.outcomes).toEqual(failed('stalled'))
    expect(sink.messages).toEqual([
      'The API stopped answering: nothing came for 5 s. Retry, or raise OPEN_API_IDLE_MS on the server.',
    ])
    expect(body.destroyed).toBe(true)
  })

  it('ends a lively answer at its total time', async () => {
    const { body, sink } = open()
    body.write(event('Hi'))
    await settle()
    for (let elapsedMs = 0; elapsedMs < TOTAL_MS; elapsedMs += IDLE_MS / 2) {
      expect(sink.outcomes).toEqual([])
      body.write(': keep-alive\n\n')
      await settle()
      vi.advanceTimersByTime(IDLE_MS / 2)
    }
    expect(sink.outcomes).toEqual(failed('overtime'))
    expect(sink.messages).toEqual([
      'The answer was cut off after 500 s, the longest that it may take. Retry, or raise OPEN_API_TOTAL_MS on the server.',
    ])
    expect(body.destroyed).toBe(true)
  })

  it('does not let keep-alives hold open what has finished', async () => {
    const { body, sink } = open()
    body.write(event('Hi') + FINISH)
    for (let second = 0; second < 5; second += 1) {
      await settle()
      expect(sink.outcomes).toEqual([])
      vi.advanceTimersByTime(1_000)
      body.write(': keep-alive\n\n')
    }
    expect(sink.outcomes).toEqual(ended('stop'))
  })

  it('tells of silence, which its connection may have died of, and of nothing else', async () => {
    const silences: string[] = []
    const openFor = (name: string) => {
      const body = new PassThrough()
      const onSilence = () => silences.push(name)
      new AnswerReader(body, new RecordingSink(), { ...PATIENCE, onSilence })
      return body
    }
    openFor('before')
    openFor('within').write(event('Hi'))
    openFor('after').write(event('Hi') + FINISH)
    openFor('cut').write(event('Hi'))
    await settle()
    vi.advanceTimersByTime(FIRST_TEXT_MS)
    expect(silences).toEqual(['within', 'cut', 'before'])
  })
})

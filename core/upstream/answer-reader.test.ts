import { PassThrough, Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AnswerReader } from './answer-reader.ts'
import type { AnswerObserver } from './observer.ts'
import { patienceOf } from './patience.ts'
import { DONE, event, FINISH } from './testing/events.ts'
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

/** Reads a body that comes in these pieces and then ends. */
async function readAll(pieces: readonly (string | Buffer)[]): Promise<RecordingSink> {
  const sink = new RecordingSink()
  new AnswerReader(Readable.from(pieces.map(piece => Buffer.from(piece))), sink, PATIENCE)
  await sink.settled
  await settle()
  return sink
}

const ended = (reason: string) => [{ state: 'ended', reason }]
const failed = (kind: string) => [{ state: 'failed', kind }]

describe('AnswerReader tells its observer', () => {
  it.each([
    [
      'each read with its texts',
      [event('a'), event('b') + event('c'), FINISH, DONE],
      [1, 2, 0, 0, 0],
    ],
    ['a text whose blank line never came', [event('a'), event('b').trimEnd()], [1, 0, 1]],
    ['the texts before a failure', [`${event('a')}${event('b')}data: {oops\n\n`], [2]],
  ])('%s', async (_, pieces, expected) => {
    const heard: (number | 'began')[] = []
    const observer: AnswerObserver = {
      readBegan: () => heard.push('began'),
      readEnded: (texts, thoughts) => heard.push(texts + thoughts),
    }
    const sink = new RecordingSink()
    const body = Readable.from(pieces.map(piece => Buffer.from(piece)))
    new AnswerReader(body, sink, { ...PATIENCE, observer })
    await sink.settled
    await settle()
    expect(heard).toEqual(expected.flatMap(texts => ['began', texts]))
  })
})

describe('AnswerReader keeps every character whole', () => {
  const text = 'aé你😀"\\\n\u2028𝕏'
  const bytes = Buffer.from(event(text) + event(text) + FINISH + DONE)

  it('wherever the bytes are split in two', async () => {
    for (let at = 0; at <= bytes.length; at += 1) {
      const sink = await readAll([bytes.subarray(0, at), bytes.subarray(at)])
      expect(sink.texts).toEqual([text, text])
      expect(sink.outcomes).toEqual(ended('stop'))
    }
  })

  it('when they come one by one', async () => {
    const sink = await readAll([...bytes].map(byte => Buffer.of(byte)))
    expect(sink.answer).toBe(text + text)
    expect(sink.outcomes).toEqual(ended('stop'))
  })
})

describe('AnswerReader and a body that fails', () => {
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
    const reader = new AnswerReader(body, sink, PATIENCE)
    return { body, sink, reader }
  }

  it('counts it as whole where it stalls, breaks or closes after its finish', async () => {
    const actions = [
      () => vi.advanceTimersByTime(IDLE_MS),
      (body: PassThrough) => body.destroy(),
      (body: PassThrough) => body.destroy(new Error('reset')),
    ]
    for (const act of actions) {
      const { body, sink } = open()
      body.write(event('Hi') + FINISH)
      await settle()
      act(body)
      await settle()
      expect(sink.outcomes).toEqual(ended('stop'))
    }
  })

  it('gives a web page up at once, however long it goes on', async () => {
    const { body, sink } = open()
    body.write('\n<!doctype html>')
    await settle()
    expect(sink.outcomes).toEqual(failed('malformed'))
    expect(body.destroyed).toBe(true)
  })

  it.each([undefined, new Error('reset')])(
    'counts it as cut off when it closes (%s)',
    async error => {
      const { body, sink } = open()
      body.write(event('Hi'))
      await settle()
      body.destroy(error)
      await settle()
      expect(sink.answer).toBe('Hi')
      expect(sink.outcomes).toEqual(failed('cut-off'))
    },
  )

  it('lets it end by itself after [DONE], but not for long, and hears nothing more of it', async () => {
    const { body, sink } = open()
    body.write(event('Hi') + DONE)
    await settle()
    expect(body.destroyed).toBe(false)
    vi.advanceTimersByTime(99)
    body.write(event('more') + FINISH)
    await settle()
    expect(sink.outcomes).toEqual([])
    vi.advanceTimersByTime(1)
    expect(body.destroyed).toBe(true)
    expect(sink.answer).toBe('Hi')
    expect(sink.outcomes).toEqual(ended('other'))
  })

  it('says nothing more after a cancel, whatever comes', async () => {
    const { body, sink, reader } = open()
    body.write(event('Hi'))
    await settle()
    reader.cancel()
    reader.cancel()
    body.emit('data', Buffer.from(event('more') + FINISH + DONE))
    await settle()
    vi.advanceTimersByTime(IDLE_MS)
    expect(body.destroyed).toBe(true)
    expect(sink.answer).toBe('Hi')
    expect(sink.outcomes).toEqual([])
  })

  it('says nothing more after a cancel from within the very piece being read', async () => {
    const body = new PassThrough()
    const sink = new RecordingSink()
    const reader = new AnswerReader(
      body,
      {
        text(delta) {
          sink.text(delta)
          reader.cancel()
        },
        reasoning() {},
        end: reason => sink.end(reason),
        fail: failure => sink.fail(failure),
      },
      PATIENCE,
    )
    body.write(event('Hi') + event('more') + FINISH + DONE)
    await settle()
    expect(sink.answer).toBe('Hi')
    expect(sink.outcomes).toEqual([])
  })
})

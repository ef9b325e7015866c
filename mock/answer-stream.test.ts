import { expect, test } from 'vitest'
import { AnswerStream } from './answer-stream.ts'
import type { ChatRequest } from './chat-request.ts'
import type { Fault } from './fault.ts'
import { prose } from './prose.ts'
import { seededRandom } from './random.ts'
import type { Sink, SinkListener } from './sink.ts'
import { createStats } from './stats.ts'
import type { WheelEntry } from './timer-wheel.ts'

const request: ChatRequest = {
  model: 'any',
  stream: true,
  includeUsage: false,
  seed: undefined,
  lastUserMessage: '',
  promptCharacters: 0,
}

/** A stream whose moments the test decides, into a sink whose reader the test plays. */
function openStream(options: { length: number; fault?: Extract<Fault, { afterTokens: number }> }) {
  const written: string[] = []
  const scheduled: number[] = []
  let waiting: WheelEntry | undefined
  let listener: SinkListener | undefined
  const reader = { keepsUp: true, ended: false, destroyed: false }
  const sink: Sink = {
    head() {},
    write(text) {
      written.push(text)
      return reader.keepsUp
    },
    end(text) {
      written.push(text)
      reader.ended = true
    },
    destroy() {
      reader.destroyed = true
    },
    listen(heard) {
      listener = heard
    },
  }
  const clock = {
    schedule(entry: WheelEntry, atMs: number) {
      waiting = entry
      scheduled.push(atMs)
    },
    cancel() {
      waiting = undefined
    },
  }
  const stats = createStats()
  const plan = {
    id: 'chatcmpl-1',
    prose: prose.english,
    start: 0,
    length: options.length,
    ttftMs: 100,
    gap: { kind: 'constant', value: 20 } as const,
    gapRandom: seededRandom(1),
  }
  const envelope = { id: plan.id, created: 0, request, variants: [] }
  new AnswerStream({ plan, envelope, stamp: false, fault: options.fault, sink, clock, stats })
  /** Lets the next scheduled moment come; false where none is scheduled. */
  const pass = () => {
    const entry = waiting
    waiting = undefined
    entry?.due()
    return entry !== undefined
  }
  return {
    written,
    scheduled,
    reader,
    stats,
    pass,
    drain: () => listener?.drained(),
    leave: () => listener?.closed(),
  }
}

test('each token is due a gap after the due moment of the one before', () => {
  const stream = openStream({ length: 4 })
  while (stream.pass());
  const [first = 0] = stream.scheduled
  expect(stream.scheduled.map(atMs => Math.round(atMs - first))).toEqual([0, 20, 40, 60, 80])
  expect(stream.written).toHaveLength(5)
  expect(stream.reader.ended).toBe(true)
  expect(stream.stats.streams).toEqual({ live: 0, started: 1, completed: 1, aborted: 0 })
})

test('a reader who is behind stops the schedule until it drained', () => {
  const stream = openStream({ length: 4 })
  stream.reader.keepsUp = false
  expect(stream.pass()).toBe(true)
  expect(stream.pass()).toBe(false)
  expect(stream.stats.tokens).toBe(1)
  stream.reader.keepsUp = true
  stream.drain()
  while (stream.pass());
  expect(stream.stats.tokens).toBe(4)
  expect(stream.reader.ended).toBe(true)
})

test('a reader who leaves while it is behind frees the stream, and a late drain wakes nothing', () => {
  const stream = openStream({ length: 4 })
  stream.reader.keepsUp = false
  stream.pass()
  stream.leave()
  stream.drain()
  expect(stream.pass()).toBe(false)
  expect(stream.stats.streams).toEqual({ live: 0, started: 1, completed: 0, aborted: 1 })
})

test('ends even when the last token found the reader behind', () => {
  const stream = openStream({ length: 1 })
  stream.reader.keepsUp = false
  stream.pass()
  expect(stream.reader.ended).toBe(true)
})

test('a fault past the end strikes at the end', () => {
  const stream = openStream({ length: 2, fault: { kind: 'reset', afterTokens: 50 } })
  while (stream.pass());
  expect(stream.stats.tokens).toBe(2)
  expect(stream.reader).toEqual({ keepsUp: true, ended: false, destroyed: true })
})

test('a stalled stream has nothing scheduled and lives until its reader leaves', () => {
  const stream = openStream({ length: 9, fault: { kind: 'stall', afterTokens: 3 } })
  while (stream.pass());
  expect(stream.stats.tokens).toBe(3)
  expect(stream.stats.streams.live).toBe(1)
  stream.leave()
  expect(stream.stats.streams).toEqual({ live: 0, started: 1, completed: 0, aborted: 1 })
})

import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { AnswerReader } from './answer-reader.ts'
import { patienceOf } from './patience.ts'
import { DONE, event, FINISH, finish, said, TOOL, thought } from './testing/events.ts'
import { RecordingSink } from './testing/recording-sink.ts'

const STRANGE = 'data: {"hello":"world"}\n\n'
const WHOLE = '{"choices":[{"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}]}'
const OLLAMA = (content: string, done: boolean) =>
  `${JSON.stringify({ message: { content }, done, ...(done && { done_reason: 'stop' }) })}\n`

/** Reads a body that comes in these pieces and then ends. */
async function readAll(pieces: readonly string[]): Promise<RecordingSink> {
  const patience = patienceOf({ firstTokenMs: 60_000, idleMs: 60_000, totalMs: 60_000 })
  const sink = new RecordingSink()
  new AnswerReader(Readable.from(pieces.map(piece => Buffer.from(piece))), sink, { patience })
  await sink.settled
  return sink
}

const ended = (reason: string) => [{ state: 'ended', reason }]
const failed = (kind: string) => [{ state: 'failed', kind }]

describe('AnswerReader gives one outcome', () => {
  it.each([
    ['a whole answer', [event('Hi'), FINISH, DONE], 'Hi', ended('stop')],
    ['no [DONE]', [event('Hi'), FINISH], 'Hi', ended('stop')],
    ['no finish reason', [event('Hi'), DONE], 'Hi', ended('other')],
    ['more after [DONE]', [event('Hi'), FINISH, DONE, event('!'), DONE], 'Hi', ended('stop')],
    ['a last event without its blank line', [event('Hi'), FINISH.trimEnd()], 'Hi', ended('stop')],
    ['an end in mid-answer', [event('Hi')], 'Hi', failed('cut-off')],
    ['an end within an event', [event('Hi'), event('you').slice(0, 20)], 'Hi', failed('cut-off')],
    ['nothing', [], '', failed('empty')],
    ['keep-alives alone', [': ping\n\n', ': ping\n\n'], '', failed('empty')],
    ['[DONE] alone', [DONE], '', failed('empty')],
    ['a finish alone', [FINISH, DONE], '', failed('empty')],
    ['thoughts alone', [thought('hm'), FINISH, DONE], '', failed('empty')],
    ['thoughts that are cut', [thought('hm')], '', failed('cut-off')],
    ['an unknown finish reason', [event('Hi'), finish('gone fishing')], 'Hi', failed('cut-off')],
    [
      'an unknown one and [DONE]',
      [event('Hi'), finish('gone fishing'), DONE],
      'Hi',
      ended('other'),
    ],
    ['an empty one with every chunk', [said('Hi', ''), said('!', '')], 'Hi!', failed('cut-off')],
    ['empty ones and then a reason', [said('Hi', ''), said('!', 'stop')], 'Hi!', ended('stop')],
    ['a finish that was none', [said('Hi', 'stop'), event('!')], 'Hi!', failed('cut-off')],
    [
      'a finish that was none, before chunks of a known form',
      [event('a'), event('b'), FINISH, event('c')],
      'abc',
      failed('cut-off'),
    ],
    ['[DONE] in other letters', [event('Hi'), 'data: done\n\n'], 'Hi', ended('other')],
    ['[DONE] without a field', [event('Hi'), '[DONE]\n\n'], 'Hi', ended('other')],
    ['keep-alives in words', ['data: ping\n\n', event('Hi'), DONE], 'Hi', ended('other')],
    [
      'a chunk without choices',
      [event('Hi'), 'data: {"object":"chat.completion.chunk","model":"m"}\n\n', DONE],
      'Hi',
      ended('other'),
    ],
    ['a filtered answer', [finish('content_filter')], '', failed('filtered')],
    ['a filtered end', [event('Hi'), finish('content_filter')], 'Hi', ended('content-filter')],
    ['a call of a tool', [TOOL, finish('tool_calls'), DONE], '', failed('tool-call')],
    ['a call after text', [event('Hi'), TOOL, finish('tool_calls')], 'Hi', failed('tool-call')],
    ['a call without a reason', [event('Hi'), TOOL, DONE], 'Hi', failed('tool-call')],
    ['a call that the server made itself', [TOOL, event('Hi'), FINISH], 'Hi', ended('stop')],
    ['what is not understood, and [DONE]', [event('Hi'), STRANGE, DONE], 'Hi', failed('malformed')],
    ['what is not understood, and a finish', [event('Hi'), STRANGE, FINISH], 'Hi', ended('stop')],
    ['what is not understood alone', [STRANGE], '', failed('malformed')],
    [
      'a line of no format',
      [event('Hi'), 'Internal Server Error\n', DONE],
      'Hi',
      failed('malformed'),
    ],
    [
      'an error in a field',
      [event('Hi'), 'error: {"code":503}\n\n', DONE],
      'Hi',
      failed('server-error'),
    ],
    [
      'an error between events',
      [event('Hi'), '{"error":{"code":503}}\n', DONE],
      'Hi',
      failed('server-error'),
    ],
    [
      'an event named error',
      [event('Hi'), 'event: error\ndata: overloaded\n\n'],
      'Hi',
      failed('rate-limited'),
    ],
    [
      'an event named error without data',
      [event('Hi'), 'event: error\n\n'],
      'Hi',
      failed('reported'),
    ],
    ['a ping with a name', ['event: ping\ndata: now\n\n', event('Hi'), DONE], 'Hi', ended('other')],
    ['another name', [`event: delta\n${event('Hi')}`, DONE], 'Hi', ended('other')],
    [
      'events with a line end each',
      [event('a').trimEnd(), '\n', event('b').trimEnd(), '\n', DONE],
      'ab',
      ended('other'),
    ],
    ['a byte order mark', [`\ufeff${event('Hi')}`, FINISH], 'Hi', ended('stop')],
    ['a web page', ['<!doctype html><title>Sign in</title>'], '', failed('malformed')],
    ['a whole completion', [WHOLE], 'Hi', ended('stop')],
    ['one on many lines', [JSON.stringify(JSON.parse(WHOLE), null, 2)], 'Hi', ended('stop')],
    ['one without a reason', ['{"choices":[{"message":{"content":"Hi"}}]}'], 'Hi', ended('other')],
    ['one that is cut', [WHOLE.slice(0, -9)], '', failed('malformed')],
    ['one in a single event', [`data: ${WHOLE}\n\n`], 'Hi', ended('stop')],
    ['an error for a body', ['{"error":{"code":"insufficient_quota"}}'], '', failed('quota')],
    ['words for a body', ['"overloaded"'], '', failed('rate-limited')],
    ['a chunk a line', [OLLAMA('Hi', false), OLLAMA('!', true)], 'Hi!', ended('stop')],
    ['a chunk a line that is cut', [OLLAMA('Hi', false)], 'Hi', failed('cut-off')],
    ['malformed data', [event('Hi'), 'data: {oops\n\n', event('!')], 'Hi', failed('malformed')],
    [
      'an error object',
      [event('Hi'), 'data: {"error":{"code":500}}\n\n', DONE],
      'Hi',
      failed('server-error'),
    ],
    [
      'an error after the finish',
      [event('Hi'), FINISH, 'data: {"error":{"code":500}}\n\n'],
      'Hi',
      failed('server-error'),
    ],
    ['nonsense after the finish', [event('Hi'), FINISH, 'data: {oops\n\n'], 'Hi', ended('stop')],
    [
      'a line without end',
      ['data: ', ...Array.from({ length: 160 }, () => 'x'.repeat(65_536))],
      '',
      failed('malformed'),
    ],
  ])('for %s', async (_name, pieces, answer, outcomes) => {
    const sink = await readAll(pieces)
    expect(sink.answer).toBe(answer)
    expect(sink.outcomes).toEqual(outcomes)
  })
})

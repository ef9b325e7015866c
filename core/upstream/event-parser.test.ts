import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type BodyListener, EventParser, MAX_EVENT_LENGTH } from './event-parser.ts'

// However slow the machine is.
vi.setConfig({ testTimeout: 60_000 })

const deaf: BodyListener = {
  data: () => expect.unreachable(),
  named: () => expect.unreachable(),
  stray: () => expect.unreachable(),
}

/** The data of every event in `pieces`. */
function eventsOf(pieces: readonly string[]): readonly string[] {
  const events: string[] = []
  const parser = new EventParser({
    data: data => events.push(data),
    named: (name, data) => events.push(`${name} ${data}`),
    stray: line => events.push(`stray ${line}`),
  })
  for (const piece of pieces) parser.feed(piece)
  parser.end()
  return events
}

describe('EventParser reads', () => {
  it.each([
    ['LF', 'data: a\n\ndata: b\n\n', ['a', 'b']],
    ['CRLF', 'data: a\r\n\r\ndata: b\r\n\r\n', ['a', 'b']],
    ['CR', 'data: a\r\rdata: b\r\r', ['a', 'b']],
    ['mixed line ends', 'data: a\r\n\ndata: b\n\r\ndata: c\r\r\n', ['a', 'b', 'c']],
    ['no space after the colon', 'data:a\n\n', ['a']],
    ['one space only as not data', 'data:  a \n\n', [' a ']],
    ['several data lines', 'data: a\ndata: b\n\n', ['a\nb']],
    ['comments, ids and retries as nothing', ': ping\n\nid: 1\nretry: 9\ndata: a\n: b\n\n', ['a']],
    [
      'the name of an event, once',
      'event: x\ndata: a\n\ndata: b\n\nevent:y\n\n',
      ['x a', 'b', 'y '],
    ],
    ['the name message as none', 'event: message\ndata: a\n\n', ['a']],
    ['data without a colon as empty', 'data\ndata: a\n\n', ['\na']],
    ['a field that it does not know', 'error: {}\ndata: a\n\n', ['stray error: {}', 'a']],
    ['an event that lacks its blank line', 'data: a\n\ndata: b', ['a', 'b']],
    ['an event that lacks its last line end', 'data: a\n\ndata: b\n', ['a', 'b']],
    ['blank lines as nothing', '\n\n\r\n\rdata: a\n\n\n\n', ['a']],
    [
      'a line that only begins like data',
      'database: a\ndat: b\n\n',
      ['stray database: a', 'stray dat: b'],
    ],
    ['nothing', '', []],
  ])('%s', (_name, text, events) => {
    expect(eventsOf([text])).toEqual(events)
  })
})

describe('EventParser sees the same events', () => {
  const text =
    ': ping\r\n\r\ndata: a\r\ndata:b\rdata: 你😀\n\n\r\ndata: {"x":"\\n\\n"}\r\n\r\ndata: c'
  const events = ['a\nb\n你😀', '{"x":"\\n\\n"}', 'c']

  it('wherever a text is split in two, and where it comes unit by unit', () => {
    for (let at = 0; at <= text.length; at += 1) {
      expect(eventsOf([text.slice(0, at), text.slice(at)])).toEqual(events)
    }
    expect(eventsOf(text.split(''))).toEqual(events)
  })

  it('however any stream is cut into pieces', () => {
    const line = fc.constantFrom('data: a', 'data:b', ': note', 'event: x', '', '', 'data:', 'data')
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r')
    const stream = fc
      .array(fc.tuple(line, lineEnd), { maxLength: 12 })
      .map(lines => lines.flat().join(''))
    fc.assert(
      fc.property(stream, fc.array(fc.nat(80), { maxLength: 6 }), (whole, cuts) => {
        const places = [0, ...cuts.filter(cut => cut < whole.length).sort((a, b) => a - b)]
        const pieces = places.map((place, index) => whole.slice(place, places[index + 1]))
        expect(eventsOf(pieces)).toEqual(eventsOf([whole]))
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('EventParser gives a stream up', () => {
  it('when a line is longer than the limit, before ten megabytes are held', () => {
    const parser = new EventParser(deaf)
    const piece = 'x'.repeat(64 * 1024)
    expect(parser.feed('data: ')).toBe(true)
    let fed = 0
    while (fed < 10 * 1024 * 1024 && parser.feed(piece)) fed += piece.length
    expect(fed).toBe(MAX_EVENT_LENGTH - piece.length)
  })

  it('when many short lines make one long event', () => {
    const parser = new EventParser(deaf)
    const line = `data: ${'x'.repeat(1_000)}\n`
    let lines = 0
    while (lines < 10_000 && parser.feed(line)) lines += 1
    expect(lines).toBe(Math.floor((MAX_EVENT_LENGTH + 1) / 1_001))
  })
})

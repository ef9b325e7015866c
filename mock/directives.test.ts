import { expect, test } from 'vitest'
import { findDirective, parseDirectives } from './directives.ts'
import type { Fault } from './fault.ts'

test('reads every word', () => {
  const words =
    'ttft=constant:0 gap=lognormal:50,0.2 length=600 seed=9 stamp once fault=cut@20 crlf no-done'
  expect(parseDirectives(words)).toEqual({
    state: 'valid',
    changes: {
      ttft: { kind: 'constant', value: 0 },
      gap: { kind: 'lognormal', median: 50, sigma: 0.2 },
      length: { kind: 'constant', value: 600 },
      seed: 9,
      stamp: true,
      once: true,
      fault: { kind: 'cut', afterTokens: 20 },
      variants: ['crlf', 'no-done'],
    },
  })
})

test('nothing asked for changes nothing', () => {
  expect(parseDirectives('')).toEqual({ state: 'valid', changes: {} })
  expect(parseDirectives('  \n ')).toEqual({ state: 'valid', changes: {} })
})

test.each<[string, Fault]>([
  ['401', { kind: 'status', status: 401 }],
  ['404', { kind: 'status', status: 404 }],
  ['429', { kind: 'status', status: 429 }],
  ['500', { kind: 'status', status: 500 }],
  ['reset', { kind: 'refuse' }],
  ['reset@3', { kind: 'reset', afterTokens: 3 }],
  ['stall@0', { kind: 'stall', afterTokens: 0 }],
  ['malformed@1', { kind: 'malformed', afterTokens: 1 }],
  ['error@5', { kind: 'error', afterTokens: 5 }],
])('reads fault=%s', (text, fault) => {
  expect(parseDirectives(`fault=${text}`)).toEqual({ state: 'valid', changes: { fault } })
})

test('reports every problem, each with what was expected and found', () => {
  const outcome = parseDirectives('gap=fast seed=x fault=418 stamp=1 colour=red stall@3 stamp')
  expect(outcome.state === 'wrong' && outcome.problems).toEqual([
    expect.stringMatching(/^gap: expected constant:VALUE .* found "fast"$/),
    'seed: expected a whole number up to 999999999, found "x"',
    'fault: expected 401, 404, 429, 500, reset, or reset@N, stall@N, malformed@N, error@N, cut@N after N tokens, found "418"',
    expect.stringMatching(/^expected ttft=, .* found "stamp=1"$/),
    expect.stringMatching(/found "colour=red"$/),
    expect.stringMatching(/found "stall@3"$/),
  ])
})

test.each([
  ['tell me a story', ''],
  ['[mock stamp]', 'stamp'],
  ['say this\n[mock ttft=0 gap=5] and more [mock stamp]', 'stamp'],
  ['[mocking birds]', ''],
  ['[mock unclosed', ''],
])('finds the directive of "%s"', (message, words) => {
  expect(findDirective(message)).toBe(words)
})

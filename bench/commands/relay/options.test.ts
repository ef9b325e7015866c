import { expect, test } from 'vitest'
import { defaultOptions, help, parseOptions } from './options.ts'

test('nothing asked for: the defaults', () => {
  expect(parseOptions([])).toEqual(defaultOptions)
})

test('every flag', () => {
  const words = '--streams 800 --rounds 8 --duration 20 --seed 7 --json out.json'
  expect(parseOptions(words.split(' '))).toEqual({
    streams: 800,
    rounds: 8,
    durationSeconds: 20,
    seed: 7,
    json: 'out.json',
  })
})

test('help names every flag', () => {
  expect(parseOptions(['--help'])).toBeUndefined()
  for (const flag of ['--streams', '--rounds', '--duration', '--seed', '--json'])
    expect(help).toContain(flag)
})

test.each([
  [['--streams', '0'], '--streams: expected a whole number from 1 to 5000, found "0"'],
  [['--rounds', '2.5'], '--rounds: expected a whole number from 1 to 100, found "2.5"'],
  [['--duration', 'ten'], '--duration: expected a whole number from 1 to 600, found "ten"'],
  [['--seed', ''], '--seed: expected a whole number from 0 to 2147483647, found ""'],
  [['--arms'], "Unknown option '--arms'; see --help"],
])('%j is refused in one line', (words, message) => {
  expect(() => parseOptions(words)).toThrow(new Error(message))
})

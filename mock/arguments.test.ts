import { expect, test } from 'vitest'
import { readArguments } from './arguments.ts'
import { defaultMockOptions } from './options.ts'

test('no flags are the defaults', () => {
  const options = { ...defaultMockOptions, host: '127.0.0.1', port: 8089 }
  expect(readArguments([])).toEqual({ state: 'run', options })
})

test('reads every flag', () => {
  const words =
    '--port=0 --host ::1 --seed 7 --ttft 5 --gap bursty:8,5,200 --length lognormal:9,0.1'.split(' ')
  expect(readArguments(words)).toEqual({
    state: 'run',
    options: {
      host: '::1',
      port: 0,
      seed: 7,
      ttft: { kind: 'constant', value: 5 },
      gap: { kind: 'bursty', tokens: 8, gap: 5, pause: 200 },
      length: { kind: 'lognormal', median: 9, sigma: 0.1 },
    },
  })
})

test.each([
  [
    ['--port', '65536'],
    'mock: --port: expected a whole number from 0 to 65535, found "65536"; see --help',
  ],
  [
    ['--seed', '1.5'],
    'mock: --seed: expected a whole number from 0 to 2147483647, found "1.5"; see --help',
  ],
  [['--speed', '1'], "mock: Unknown option '--speed'; see --help"],
  [['8089'], "mock: Unexpected argument '8089'; see --help"],
])('refuses %j', (words, problem) => {
  expect(readArguments(words)).toEqual({ state: 'wrong', problem })
})

test('names the flag of a distribution that cannot be read', () => {
  const outcome = readArguments(['--gap', 'fast'])
  expect(outcome.state === 'wrong' && outcome.problem).toMatch(
    /^mock: --gap: expected .*, found "fast"; see --help$/,
  )
})

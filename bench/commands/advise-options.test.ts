import { describe, expect, it } from 'vitest'
import { assumptions } from '../verdicts/advice/testing/measured.ts'
import { adviseFlags, parseOptions, withDefaults } from './advise-options.ts'

const flags = adviseFlags(2)
const parse = (...args: readonly string[]) => parseOptions(args, flags)

describe('parseOptions', () => {
  it('takes every flag, shares also as percentages', () => {
    const line = '--users 100000 --online 10% --streaming .1 --tokens 20 --pages 100 --cores 2'
    expect(parse(...line.split(' '), '--result', 'results/x', '--json')).toEqual({
      said: assumptions,
      result: 'results/x',
      json: true,
    })
  })

  it('leaves open what was not said, and knows help', () => {
    expect(parse()).toEqual({ said: {}, result: undefined, json: false })
    expect(parse('--help')).toBeUndefined()
  })

  it.each([
    ['--users', '0', '--users: expected a whole number from 1'],
    [
      '--online',
      '1.5',
      '--online: expected a share above 0 and up to 1, or a percentage, found "1.5"',
    ],
    ['--streaming', '0', '--streaming: expected a share'],
    ['--streaming', '200%', '--streaming: expected a share'],
    ['--tokens', 'many', '--tokens: expected a number from 0 to 10000, found "many"'],
    ['--pages', '1e9', '--pages: expected a number'],
    ['--cores', '1.5', '--cores: expected a whole number'],
    ['--user', '1', "Unknown option '--user'; see --help"],
  ])('refuses %s %s', (flag, value, message) => {
    expect(() => parse(flag, value)).toThrow(message)
  })
})

it('takes a default for what was not said, and tells which', () => {
  const { users: _, coresPerMachine: __, ...said } = assumptions
  expect(withDefaults(said, flags)).toEqual({
    assumptions: { ...assumptions, users: 10_000 },
    note: 'Defaults taken: --users 10000 --cores 2',
  })
  expect(withDefaults(assumptions, flags)).toEqual({ assumptions, note: undefined })
})

import { describe, expect, it } from 'vitest'
import { assumptions } from '../verdicts/advice/testing/measured.ts'
import { completeAssumptions } from './advise-complete.ts'
import { parseOptions } from './advise-options.ts'
import { questionsFor } from './advise-questions.ts'

const questions = questionsFor(2)
const parse = (...args: readonly string[]) => parseOptions(args, questions)

describe('parseOptions', () => {
  it('takes every flag, shares also as percentages', () => {
    const flags = '--users 100000 --online 10% --streaming .1 --tokens 20 --pages 100 --cores 2'
    expect(parse(...flags.split(' '), '--result', 'results/x', '--json')).toEqual({
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

describe('completeAssumptions', () => {
  const { users: _, coresPerMachine: __, tokensPerSecond: ___, ...said } = assumptions

  it('asks for what was not said, again after a wrong answer, and takes the default for none', async () => {
    const given = ['lots', '100000', '', ' 2 ']
    const asked: string[] = []
    const printed: string[] = []
    const complete = await completeAssumptions(said, questions, {
      ask: async text => {
        asked.push(text)
        return given.shift()
      },
      print: line => printed.push(line),
    })
    expect(complete).toEqual(assumptions)
    expect(asked).toEqual([
      'How many users have you? ',
      'How many users have you? ',
      'How many tokens a second has one answer? [20] ',
      'How many cores has a machine of yours? [2] ',
    ])
    expect(printed).toEqual(['--users: expected a whole number from 1 to 1000000000, found "lots"'])
  })

  it('takes defaults without a terminal, and lists what has none', async () => {
    const silent = { ask: undefined, print: () => {} }
    expect(await completeAssumptions({ ...said, users: 100_000 }, questions, silent)).toEqual(
      assumptions,
    )
    await expect(completeAssumptions({}, questions, silent)).rejects.toThrow(
      'expected --users, --online, --streaming, --pages, found no value, and no terminal',
    )
  })

  it('ends when the person leaves', async () => {
    const leaving = { ask: async () => undefined, print: () => {} }
    await expect(completeAssumptions(said, questions, leaving)).rejects.toThrow('or say --users')
  })
})

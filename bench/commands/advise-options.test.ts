import { describe, expect, it } from 'vitest'
import { assumptions } from '../verdicts/advice/testing/measured.ts'
import { parseOptions } from './advise-options.ts'

const parse = (...args: readonly string[]) => parseOptions(args, 2)

describe('parseOptions', () => {
  it('takes every flag, shares also as percentages', () => {
    const users = '--users 100000 --online 10% --streaming .1 --tokens 20 --cores 2'
    const pages = '--pages 100 --page-ms 7 --slo-ms 50'
    const line = `${users} ${pages} --result results/x --lang zh --json`
    expect(parse(...line.split(' '))).toEqual({
      ...{ assumptions, result: 'results/x', language: 'zh', json: true },
      defaults: [],
    })
  })

  it('has a default for what was not said, and tells which; what a page takes is measured', () => {
    expect(parse('--pages', '50')).toEqual({
      assumptions: {
        ...{ ...assumptions, users: 10_000, pagesPerSecond: 50, pageMs: undefined },
      },
      ...{ result: undefined, language: 'en', json: false },
      defaults: [
        ...['--slo-ms 50', '--users 10000', '--online 0.1', '--streaming 0.1'],
        ...['--tokens 20', '--cores 2'],
      ],
    })
  })

  it('knows help', () => {
    expect(parse('--help')).toContain('--page-ms N')
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
    ['--page-ms', '0', '--page-ms: expected a number above 0, up to 60000, found "0"'],
    ['--slo-ms', '0.0', '--slo-ms: expected a number above 0'],
    ['--cores', '1.5', '--cores: expected a whole number'],
    ['--lang', 'fr', '--lang: expected en or zh, found "fr"'],
    ['--user', '1', "Unknown option '--user'; see --help"],
  ])('refuses %s %s', (flag, value, message) => {
    expect(() => parse(flag, value)).toThrow(message)
  })
})

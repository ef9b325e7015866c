import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCommandLine, switchFlag } from './flags.ts'
import { measureFlags, measureOptions } from './measure-flags.ts'

const flags = { ...measureFlags, quick: switchFlag('--quick', 'in short') }

function parse(...args: readonly string[]) {
  const parsed = parseCommandLine(args, flags, { words: true }) ?? expect.unreachable()
  return measureOptions(parsed.options, { ...parsed, usage: 'options' })
}

describe('the options of every command that measures', () => {
  it('have defaults', () => {
    expect(parse()).toMatchObject({
      seed: 1,
      live: false,
      cores: 'equal',
      page: undefined,
      app: undefined,
      json: undefined,
      resume: undefined,
    })
  })

  it('refuse beside --resume what was asked for when the run began', () => {
    expect(() => parse('--resume', '--cores=equal', '--seed=2')).toThrow(
      "--resume continues with the run's own options; leave out --cores, --seed",
    )
    for (const args of [['--page', '/shop'], ['--quick'], ['--cores', 'each']]) {
      expect(() => parse('--resume', ...args)).toThrow('leave out --')
    }
    expect(parse('--resume', '--live', '--json', 'x', '--app', '/shop')).toMatchObject({
      live: true,
      json: 'x',
      app: '/shop',
    })
  })

  it('take up the newest run, or the one that is named', () => {
    expect(parse('--resume').resume).toBe('newest')
    expect(parse('--resume', 'results/x').resume).toEqual({ directory: 'results/x' })
    expect(() => parse('results/x')).toThrow('expected options, found "results/x"; see --help')
    expect(() => parse('--resume', 'a', 'b')).toThrow('expected options, found "a b"')
  })

  it('take another app by its directory, whose first page is loaded unless one is named', () => {
    const app = resolve('../shop')
    expect(parse('--app', '../shop')).toMatchObject({ app, page: '/' })
    expect(parse('--app', app, '--page', '/cart')).toMatchObject({ app, page: '/cart' })
  })

  it.each([
    [['--page', 'cart'], '--page: expected a path that begins with /, found "cart"'],
    [['--cores', '2'], '--cores: expected equal or each, found "2"'],
    // A trial's seed is a thousand times this, and the mock takes nine digits.
    [['--seed', '1000000'], '--seed: expected a whole number from 0 to 999999, found "1000000"'],
  ])('refuse %j', (args, message) => {
    expect(() => parse(...args)).toThrow(message)
  })
})

import { describe, expect, it } from 'vitest'
import { commandHelp, parseCommandLine, switchFlag, textFlag, wholeFlag } from './flags.ts'

const flags = {
  streams: wholeFlag('--streams', { from: 1, to: 9, fallback: 4, help: 'live streams\nat once' }),
  file: textFlag('--file', 'FILE', 'where to'),
  quick: switchFlag('--quick', 'in short'),
}

describe('a command line', () => {
  it('gives what is said, and the fallback of the rest', () => {
    expect(parseCommandLine([], flags)).toEqual({
      options: { streams: 4, file: undefined, quick: false },
      given: [],
      words: [],
    })
    expect(parseCommandLine(['a', '--streams=9', '--quick', 'b'], flags, { words: true })).toEqual({
      options: { streams: 9, file: undefined, quick: true },
      given: ['--streams', '--quick'],
      words: ['a', 'b'],
    })
  })

  it.each(['--help', '-h', '--file --help'])('%s asks for help', args => {
    expect(parseCommandLine(args.split(' '), flags)).toBeUndefined()
  })

  it.each([
    [['--streams', '10'], '--streams: expected a whole number from 1 to 9, found "10"'],
    [['--streams', '1.5'], '--streams: expected a whole number from 1 to 9, found "1.5"'],
    [['--fast'], "Unknown option '--fast'; see --help"],
    [['--file'], "Option '--file <value>' argument missing; see --help"],
    [['word'], "Unexpected argument 'word'"],
  ])('%j is refused in one line', (args, message) => {
    expect(() => parseCommandLine(args, flags)).toThrow(message)
  })
})

it('the help is made of the same table', () => {
  expect(
    commandHelp('Measures.', ['npm run x -- [options]'], { flags, closing: 'The end.' }),
  ).toBe(`Measures.

  npm run x -- [options]

  --streams N  live streams
               at once (4)
  --file FILE  where to
  --quick      in short
  --help       this text

The end.`)
})

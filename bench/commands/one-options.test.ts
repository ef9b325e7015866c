import { describe, expect, it } from 'vitest'
import { defaultLoad, defaultProfile, quickProfile } from '../plan/profile.ts'
import { aloneAndTogether } from '../plan/windows.ts'
import { parseOptions } from './one-options.ts'

describe('the options of one deployment', () => {
  it('measure the default profile when only a deployment is named', () => {
    expect(parseOptions(['integrated'])).toMatchObject({
      deployment: 'integrated',
      profile: defaultProfile,
      quick: false,
      all: false,
    })
  })

  it('shape the load', () => {
    const flags = '--connections 2000 --duration 30 --tokens 4000 --pages 5 --all'
    expect(parseOptions(['separate', ...flags.split(' ')])).toMatchObject({
      deployment: 'separate',
      profile: {
        ...defaultProfile,
        steps: [2_000],
        windows: aloneAndTogether({ seconds: 30, tokensPerSecond: 4_000, pagesPerSecond: 5 }),
      },
      all: true,
    })
  })

  it('shorten with --quick, and what is given beside it wins', () => {
    expect(parseOptions(['separate', '--quick'])?.profile).toEqual(quickProfile)
    expect(parseOptions(['separate', '--quick', '--duration', '24'])?.profile).toEqual({
      ...quickProfile,
      windows: aloneAndTogether(defaultLoad),
    })
  })

  it('go on in the run that is named behind the deployment', () => {
    expect(parseOptions(['separate', '--resume', 'results/x'])?.resume).toEqual({
      directory: 'results/x',
    })
  })

  it.each([
    [
      ['integrated', '--connections', 'many'],
      '--connections: expected a whole number from 1 to 50000, found "many"',
    ],
    [
      ['integrated', '--duration', '3'],
      '--duration: expected a whole number from 8 to 3600, found "3"',
    ],
    [
      ['integrated', '--quick', '--all'],
      'expected --quick or --all, found both: --quick has no ladders. Remedy: leave out one of them',
    ],
    [[], 'expected one deployment (integrated or separate), found none; see --help'],
    [
      ['integrated', 'separate'],
      'expected one deployment (integrated or separate) and options, found "separate"; see --help',
    ],
  ])('%j → %s', (args, message) => {
    expect(() => parseOptions(args)).toThrow(message)
  })
})
